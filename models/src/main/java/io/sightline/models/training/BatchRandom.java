package io.sightline.models.training;

import java.util.SplittableRandom;

/**
 * The random numbers for each image of each batch.
 *
 * @param seed of the recipe
 * @param batchSize images per step
 */
record BatchRandom(long seed, int batchSize) {
    /** Derived from seed and number: neighbouring numbers have unlike sequences. */
    SplittableRandom of(long step, int image) {
        long start = new SplittableRandom(seed).nextLong();
        long number = step * batchSize + image;
        return new SplittableRandom(new SplittableRandom(start + number).nextLong());
    }
}
