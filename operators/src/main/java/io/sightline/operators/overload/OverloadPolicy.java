package io.sightline.operators.overload;

import java.io.Serializable;
import java.time.Duration;

/** What happens to frames when a job falls behind. */
public sealed interface OverloadPolicy extends Serializable {
    /** Every frame is processed, however late: frames wait in the topic. */
    OverloadPolicy PROCESS_ALL = new ProcessAll();

    /**
     * Late frames are reported, but not searched for objects.
     *
     * @param maxAge age above which a frame is skipped, at least 1 ms
     */
    static OverloadPolicy skipLate(Duration maxAge) {
        return new SkipLate(maxAge.toMillis());
    }

    /** Skips no frame. */
    record ProcessAll() implements OverloadPolicy {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Skips late frames.
     *
     * @param maxAgeMillis age above which a frame is skipped, at least 1
     */
    record SkipLate(long maxAgeMillis) implements OverloadPolicy {
        private static final long serialVersionUID = 1L;

        public SkipLate {
            if (maxAgeMillis < 1) {
                throw new IllegalArgumentException(
                        "maximum age of a frame must be at least 1 ms, not "
                                + maxAgeMillis
                                + " ms");
            }
        }
    }
}
