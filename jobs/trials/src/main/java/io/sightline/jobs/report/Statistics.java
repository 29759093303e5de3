package io.sightline.jobs.report;

import java.util.Arrays;

/** Figures of many measurements. */
public final class Statistics {
    private Statistics() {}

    /**
     * The value in the middle; of an even number the mean of the two in the middle.
     *
     * @param values at least one, in any order
     */
    public static double median(double... values) {
        requireAny(values.length);
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        int middle = ascending.length / 2;
        return ascending.length % 2 == 1
                ? ascending[middle]
                : (ascending[middle - 1] + ascending[middle]) / 2;
    }

    /**
     * The nearest-rank percentile: the smallest value that at least so many per cent do not exceed.
     *
     * @param ascending at least one value
     * @param percent above 0, up to 100
     */
    public static long percentile(long[] ascending, double percent) {
        requireAny(ascending.length);
        int rank = (int) Math.ceil(percent / 100 * ascending.length);
        return ascending[Math.max(rank, 1) - 1];
    }

    /** To four decimals, more than any of the measurements is good for. */
    public static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }

    private static void requireAny(int count) {
        if (count == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }
}
