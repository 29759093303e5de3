package io.sightline.models.tracks;

import io.sightline.models.assignment.Assignment;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The sums of HOTA for each of 19 IoU thresholds, 0.05 to 0.95: J. Luiten et al., HOTA: A Higher
 * Order Metric for Evaluating Multi-Object Tracking, International Journal of Computer Vision 129
 * (2021). The sums of several sequences are added. The metrics are means over the thresholds.
 */
final class HotaScore {
    private static final int THRESHOLDS = 19;
    private static final double STEP = 0.05;
    private static final double TINY = 1e-10;

    private final long[] truePositives = new long[THRESHOLDS];
    private final long[] falseNegatives = new long[THRESHOLDS];
    private final long[] falsePositives = new long[THRESHOLDS];

    /** Of the association accuracy, and of the IoU, of all pairs. */
    private final double[] association = new double[THRESHOLDS];

    private final double[] similarity = new double[THRESHOLDS];

    static HotaScore of(Frames sequence) {
        HotaScore score = new HotaScore();
        if (sequence.truthIds() == 0 || sequence.trackIds() == 0) {
            sequence.frames().forEach(score::addUnpaired);
            return score;
        }
        double[][] alignment = alignment(sequence);
        double[][][] matches = new double[THRESHOLDS][sequence.truthIds()][sequence.trackIds()];
        sequence.frames().forEach(frame -> score.add(frame, alignment, matches));
        score.associate(sequence, matches);
        return score;
    }

    static double threshold(int index) {
        return STEP + index * STEP;
    }

    /** How well two objects agree over the whole sequence, [0, 1]. */
    private static double[][] alignment(Frames sequence) {
        double[][] shared = new double[sequence.truthIds()][sequence.trackIds()];
        for (Frames.Frame frame : sequence.frames()) {
            addShared(frame, shared);
        }
        int[] truthFrames = sequence.truthFrames();
        int[] trackFrames = sequence.trackFrames();
        for (int truth = 0; truth < shared.length; truth++) {
            for (int track = 0; track < trackFrames.length; track++) {
                shared[truth][track] /=
                        truthFrames[truth] + trackFrames[track] - shared[truth][track];
            }
        }
        return shared;
    }

    private static void addShared(Frames.Frame frame, double[][] shared) {
        double[] rowSums = new double[frame.truth().length];
        double[] columnSums = new double[frame.tracks().length];
        for (int row = 0; row < rowSums.length; row++) {
            for (int column = 0; column < columnSums.length; column++) {
                rowSums[row] += frame.similarity()[row][column];
                columnSums[column] += frame.similarity()[row][column];
            }
        }
        for (int row = 0; row < rowSums.length; row++) {
            for (int column = 0; column < columnSums.length; column++) {
                double value = frame.similarity()[row][column];
                double all = rowSums[row] + columnSums[column] - value;
                if (all > Frames.EPSILON) {
                    shared[frame.truth()[row]][frame.tracks()[column]] += value / all;
                }
            }
        }
    }

    private void addUnpaired(Frames.Frame frame) {
        for (int index = 0; index < THRESHOLDS; index++) {
            falseNegatives[index] += frame.truth().length;
            falsePositives[index] += frame.tracks().length;
        }
    }

    private void add(Frames.Frame frame, double[][] alignment, double[][][] matches) {
        addUnpaired(frame);
        int[] pairs =
                Assignment.best(
                        frame.flat(
                                (row, column) ->
                                        alignment[frame.truth()[row]][frame.tracks()[column]]
                                                * frame.similarity()[row][column]),
                        frame.truth().length,
                        frame.tracks().length);
        for (int row = 0; row < pairs.length; row++) {
            if (pairs[row] >= 0) {
                addPair(
                        frame.similarity()[row][pairs[row]],
                        frame.truth()[row],
                        frame.tracks()[pairs[row]],
                        matches);
            }
        }
    }

    private void addPair(double value, int truth, int track, double[][][] matches) {
        for (int index = 0; index < THRESHOLDS; index++) {
            if (value >= threshold(index) - Frames.EPSILON) {
                truePositives[index]++;
                falseNegatives[index]--;
                falsePositives[index]--;
                similarity[index] += value;
                matches[index][truth][track]++;
            }
        }
    }

    private void associate(Frames sequence, double[][][] matches) {
        int[] truthFrames = sequence.truthFrames();
        int[] trackFrames = sequence.trackFrames();
        for (int index = 0; index < THRESHOLDS; index++) {
            for (int truth = 0; truth < truthFrames.length; truth++) {
                for (int track = 0; track < trackFrames.length; track++) {
                    double count = matches[index][truth][track];
                    association[index] +=
                            count * count / (truthFrames[truth] + trackFrames[track] - count);
                }
            }
        }
    }

    HotaScore plus(HotaScore other) {
        HotaScore sum = new HotaScore();
        for (int index = 0; index < THRESHOLDS; index++) {
            sum.truePositives[index] = truePositives[index] + other.truePositives[index];
            sum.falseNegatives[index] = falseNegatives[index] + other.falseNegatives[index];
            sum.falsePositives[index] = falsePositives[index] + other.falsePositives[index];
            sum.association[index] = association[index] + other.association[index];
            sum.similarity[index] = similarity[index] + other.similarity[index];
        }
        return sum;
    }

    /** The geometric mean of the accuracies of detection and association, [0, 1]. */
    double hota() {
        return mean(index -> Math.sqrt(detection(index) * association(index)));
    }

    /** Accuracy of detection, [0, 1]. */
    double detection() {
        return mean(this::detection);
    }

    /** Accuracy of association, [0, 1]. */
    double association() {
        return mean(this::association);
    }

    /** Accuracy of localisation: mean IoU of the pairs, [0, 1]. */
    double localisation() {
        return mean(
                index ->
                        Math.max(TINY, similarity[index])
                                / Math.max(TINY, (double) truePositives[index]));
    }

    private double detection(int index) {
        return (double) truePositives[index]
                / Math.max(1, truePositives[index] + falseNegatives[index] + falsePositives[index]);
    }

    private double association(int index) {
        return association[index] / Math.max(1, truePositives[index]);
    }

    private static double mean(IntToDoubleFunction metric) {
        return Arrays.stream(IntStream.range(0, THRESHOLDS).mapToDouble(metric).toArray())
                .average()
                .orElseThrow();
    }
}
