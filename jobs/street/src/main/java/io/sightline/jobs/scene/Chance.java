package io.sightline.jobs.scene;

import java.util.SplittableRandom;

/** What is random about one thing of a street: the same for the same seed and keys. */
final class Chance {
    private final SplittableRandom random;

    private Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * @param keys what it is about; other keys give independent numbers
     */
    static Chance of(long seed, long... keys) {
        long state = mix(seed);
        for (long key : keys) {
            state = mix(state ^ mix(key + 0x632be59bd9b4e019L));
        }
        return new Chance(state);
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Whole numbers, both ends included. */
    int whole(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    long bits() {
        return random.nextLong();
    }

    int sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    int oneOf(int... values) {
        return values[random.nextInt(values.length)];
    }

    <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** By weight. */
    <T> T oneOf(T[] values, double... weights) {
        return values[weighted(weights)];
    }

    /** Index by weight. */
    int weighted(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = random.nextDouble() * sum;
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
