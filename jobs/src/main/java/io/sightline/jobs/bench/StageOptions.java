package io.sightline.jobs.bench;

/**
 * How the stages are measured.
 *
 * @param batchSize most frames that go through the network together, from 1
 * @param rounds of which the median counts, from 1
 */
public record StageOptions(int batchSize, int rounds) {
    /** Rounds unless told otherwise. */
    public static final int DEFAULT_ROUNDS = 10;
}
