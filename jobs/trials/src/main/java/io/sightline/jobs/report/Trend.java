package io.sightline.jobs.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The line through samples by the method of Theil and Sen: its slope is the median of the slopes
 * between any two samples, so that a few strange ones do not turn it. The confidence interval
 * follows from the variance of Kendall's score (P. K. Sen, Estimates of the Regression Coefficient
 * Based on Kendall's Tau, JASA 63 (1968); with ties as in R. O. Gilbert, Statistical Methods for
 * Environmental Pollution Monitoring (1987), 16.4 and 16.5), which is made larger for samples that
 * resemble their predecessors ({@link SerialCorrelation}). A slope is significant if the interval
 * does not hold 0.
 *
 * @param level median of the samples
 * @param noise half of the samples lie within it of the line
 * @param slope per unit of time
 * @param low lower end of its interval of 99 %; infinite where the samples are too few to say
 * @param high upper end, likewise
 */
public record Trend(double level, double noise, double slope, double low, double high) {
    /** Fewer have no trend. */
    public static final int FEWEST_SAMPLES = 3;

    /** Quantile of the normal distribution for a two-sided interval of 99 %. */
    private static final double QUANTILE = 2.5758;

    /**
     * The trend of samples.
     *
     * @param times ascending, at about even intervals; at least three
     * @param values as many
     */
    public static Trend of(double[] times, double[] values) {
        int n = times.length;
        if (n < FEWEST_SAMPLES || values.length != n) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT, "no trend of %d values at %d times", values.length, n));
        }
        double[] slopes = slopes(times, values);
        double slope = Statistics.median(slopes);
        double[] residuals = residuals(times, values, slope);
        double[] distances = Arrays.stream(residuals).map(Math::abs).toArray();
        double variance = scoreVariance(values) * SerialCorrelation.varianceFactor(residuals);
        double spread = QUANTILE * Math.sqrt(variance);
        return new Trend(
                Statistics.median(values),
                Statistics.median(distances),
                slope,
                ranked(slopes, (long) Math.floor((slopes.length - spread) / 2)),
                ranked(slopes, (long) Math.ceil((slopes.length + spread) / 2) + 1));
    }

    /** Between any two samples, ascending. */
    private static double[] slopes(double[] times, double[] values) {
        int n = times.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int next = 0;
        for (int later = 1; later < n; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                slopes[next++] =
                        (values[later] - values[earlier]) / (times[later] - times[earlier]);
            }
        }
        Arrays.sort(slopes);
        return slopes;
    }

    /** What is left of the values around the line. */
    private static double[] residuals(double[] times, double[] values, double slope) {
        double[] residuals = new double[values.length];
        Arrays.setAll(residuals, i -> values[i] - slope * times[i]);
        double intercept = Statistics.median(residuals);
        Arrays.setAll(residuals, i -> residuals[i] - intercept);
        return residuals;
    }

    /** Of Kendall's score, if the samples were independent. */
    private static double scoreVariance(double... values) {
        Map<Double, Long> ties =
                Arrays.stream(values)
                        .boxed()
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        double tied = ties.values().stream().mapToDouble(Trend::termOfVariance).sum();
        return (termOfVariance(values.length) - tied) / 18;
    }

    private static double termOfVariance(double count) {
        return count * (count - 1) * (2 * count + 5);
    }

    /**
     * The slope of a rank, from 1; infinite beyond either end.
     *
     * @param slopes ascending
     */
    private static double ranked(double[] slopes, long rank) {
        if (rank < 1) {
            return Double.NEGATIVE_INFINITY;
        }
        return rank > slopes.length ? Double.POSITIVE_INFINITY : slopes[(int) rank - 1];
    }
}
