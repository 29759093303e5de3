package io.sightline.jobs.bench;

import io.sightline.models.precision.Precision;

/**
 * How the stages are measured.
 *
 * @param precision what the network computes in
 * @param batchSize most frames that go through the network together, from 1
 * @param rounds of which the median counts, from 1
 */
public record StageOptions(Precision precision, int batchSize, int rounds) {
    /** Rounds unless told otherwise. */
    public static final int DEFAULT_ROUNDS = 10;
}
