package io.sightline.jobs.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How much less samples say when each resembles the one before: a process holds about what it held
 * a moment ago, and to ask more often proves no more.
 */
final class SerialCorrelation {
    /** Beyond this many standard errors a correlation is taken for real: 95 %. */
    private static final double SIGNIFICANT = 1.96;

    private SerialCorrelation() {}

    /**
     * By what factor the variance of Kendall's score is larger than that of independent samples:
     * {@code n / n*} of K. H. Hamed and A. R. Rao, A modified Mann-Kendall trend test for
     * autocorrelated data, Journal of Hydrology 204 (1998). As there, from the correlation of the
     * ranks at every lag where it is significant; but only where it is positive, so that the factor
     * is never below 1.
     *
     * @param residuals samples at even intervals, without their trend; at least three
     */
    static double varianceFactor(double... residuals) {
        int n = residuals.length;
        double[] deviations = ranks(residuals);
        double mean = Arrays.stream(deviations).average().orElseThrow();
        Arrays.setAll(deviations, i -> deviations[i] - mean);
        double all = products(deviations, 0);
        double sum = 0;
        for (int lag = 1; lag < n - 2 && all > 0; lag++) {
            double correlation = products(deviations, lag) / all;
            if (correlation > SIGNIFICANT / Math.sqrt(n)) {
                sum += (double) (n - lag) * (n - lag - 1) * (n - lag - 2) * correlation;
            }
        }
        return 1 + 2 * sum / ((double) n * (n - 1) * (n - 2));
    }

    private static double products(double[] deviations, int lag) {
        return IntStream.range(lag, deviations.length)
                .mapToDouble(i -> deviations[i] * deviations[i - lag])
                .sum();
    }

    /** From 1; equal values share the mean of theirs. */
    private static double[] ranks(double... values) {
        int[] order =
                IntStream.range(0, values.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> values[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] ranks = new double[values.length];
        int first = 0;
        for (int next = 1; next <= order.length; next++) {
            if (next == order.length || values[order[next]] != values[order[first]]) {
                double shared = (first + next + 1) / 2.0;
                for (int i = first; i < next; i++) {
                    ranks[order[i]] = shared;
                }
                first = next;
            }
        }
        return ranks;
    }
}
