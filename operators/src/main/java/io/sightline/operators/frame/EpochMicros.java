package io.sightline.operators.frame;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The clock of the timing headers. Wall clock: for people and metrics, never for a decision. */
public final class EpochMicros {
    private EpochMicros() {}

    /** Microseconds since 1970-01-01T00:00:00Z, now. */
    public static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
