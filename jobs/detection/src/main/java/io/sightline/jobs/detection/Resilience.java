package io.sightline.jobs.detection;

import io.sightline.operators.decode.DecodePolicy;
import java.time.Duration;
import java.util.Objects;

/**
 * What keeps the job running for months.
 *
 * @param forgetAfter silence of a camera after which the job has no state of it, positive
 */
public record Resilience(Duration forgetAfter) {
    /** The defaults of the command line. */
    public static final Resilience DEFAULT = new Resilience(DecodePolicy.DEFAULT_FORGET_AFTER);

    public Resilience {
        Objects.requireNonNull(forgetAfter, "forgetAfter");
    }
}
