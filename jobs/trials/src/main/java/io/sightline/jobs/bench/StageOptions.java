package io.sightline.jobs.bench;

import io.sightline.models.device.Computation;

/**
 * How the stages are measured.
 *
 * @param computation in what and on what the network computes
 * @param batchSize most frames that go through the network together, from 1
 * @param rounds of which the median counts, from 1
 */
public record StageOptions(Computation computation, int batchSize, int rounds) {
    /** Default number of rounds. */
    public static final int DEFAULT_ROUNDS = 10;
}
