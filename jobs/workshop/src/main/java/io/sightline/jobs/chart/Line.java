package io.sightline.jobs.chart;

import java.util.Locale;

/**
 * One line of a {@link LineChart}.
 *
 * @param name in the legend; differs from line to line; empty for a line that is not named there
 * @param x of its points, from left to right
 * @param y of its points
 * @param weight how much it stands out
 */
@SuppressWarnings("ArrayRecordComponent") // points to draw, never compared
public record Line(String name, double[] x, double[] y, Weight weight) {
    /** How much a line stands out from the others. */
    public enum Weight {
        /** What the chart is about. */
        MAIN,
        /** One of several to be told apart. */
        NORMAL,
        /** One of many, all of them in the same light grey. */
        BACKGROUND
    }

    public Line {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT, "line '%s' has %d x and %d y", name, x.length, y.length));
        }
    }
}
