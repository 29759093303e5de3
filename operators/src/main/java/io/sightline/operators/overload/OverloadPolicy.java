package io.sightline.operators.overload;

import java.io.Serializable;
import java.time.Duration;

/**
 * What happens to frames when a job falls behind.
 *
 * @param maxAgeMillis age over which a frame is skipped, at least 1, milliseconds; {@link
 *     Long#MAX_VALUE} for never
 */
public record OverloadPolicy(long maxAgeMillis) implements Serializable {
    /** Every frame is processed, however late: cameras wait in the topic. */
    public static final OverloadPolicy PROCESS_ALL = new OverloadPolicy(Long.MAX_VALUE);

    private static final long serialVersionUID = 1L;

    public OverloadPolicy {
        if (maxAgeMillis < 1) {
            throw new IllegalArgumentException("frames are never younger than their capture");
        }
    }

    /** Frames that are too old are reported, but nothing is looked for in them. */
    public static OverloadPolicy skipLate(Duration maxAge) {
        return new OverloadPolicy(maxAge.toMillis());
    }

    /** Whether any frame may be skipped. */
    public boolean skipsLate() {
        return maxAgeMillis < Long.MAX_VALUE;
    }
}
