package io.sightline.models.tracks;

import io.sightline.models.assignment.Assignment;
import java.util.Arrays;

/**
 * The counts of CLEAR MOT at IoU 0.5: K. Bernardin, R. Stiefelhagen, Evaluating Multiple Object
 * Tracking Performance: The CLEAR MOT Metrics, EURASIP Journal on Image and Video Processing 2008,
 * as TrackEval computes them. The counts of several sequences are added.
 *
 * @param truePositives pairs of a true and a reported box
 * @param falseNegatives true boxes without a reported one
 * @param falsePositives reported boxes without a true one
 * @param idSwitches pairs in which the true object was last paired with another reported object
 * @param fragments how often a true object was paired again after an interruption
 * @param mostlyTracked true objects paired in more than 80 % of their frames
 * @param partlyTracked true objects paired in 20 to 80 % of their frames
 * @param mostlyLost all other true objects
 * @param iouSum of the pairs
 */
record ClearScore(
        long truePositives,
        long falseNegatives,
        long falsePositives,
        long idSwitches,
        long fragments,
        long mostlyTracked,
        long partlyTracked,
        long mostlyLost,
        double iouSum) {
    static final ClearScore NONE = new ClearScore(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final double THRESHOLD = 0.5;

    /** More than any IoU: who was paired stays paired. */
    private static final double STAY = 1000;

    private static final double MOSTLY = 0.8;
    private static final double PARTLY = 0.2;
    private static final int NOBODY = -1;

    ClearScore plus(ClearScore other) {
        return new ClearScore(
                truePositives + other.truePositives,
                falseNegatives + other.falseNegatives,
                falsePositives + other.falsePositives,
                idSwitches + other.idSwitches,
                fragments + other.fragments,
                mostlyTracked + other.mostlyTracked,
                partlyTracked + other.partlyTracked,
                mostlyLost + other.mostlyLost,
                iouSum + other.iouSum);
    }

    /** Multiple object tracking accuracy, up to 1. */
    double mota() {
        return (double) (truePositives - falsePositives - idSwitches)
                / Math.max(1, truePositives + falseNegatives);
    }

    /** Multiple object tracking precision: mean IoU of the pairs. */
    double motp() {
        return iouSum / Math.max(1, truePositives);
    }

    static ClearScore of(Frames sequence) {
        return new Counting(sequence).run();
    }

    private static final class Counting {
        private final Frames sequence;

        /** Reported objects by true ones: paired last, and paired in the frame before. */
        private final int[] lastPaired;

        private int[] pairedBefore;
        private final int[] pairedFrames;
        private final int[] starts;
        private long truePositives;
        private long falseNegatives;
        private long falsePositives;
        private long idSwitches;
        private double iouSum;

        Counting(Frames sequence) {
            this.sequence = sequence;
            lastPaired = nobody();
            pairedBefore = nobody();
            pairedFrames = new int[sequence.truthIds()];
            starts = new int[sequence.truthIds()];
        }

        private int[] nobody() {
            int[] nobody = new int[sequence.truthIds()];
            Arrays.fill(nobody, NOBODY);
            return nobody;
        }

        ClearScore run() {
            for (Frames.Frame frame : sequence.frames()) {
                // As TrackEval does, such a frame leaves the memory of the one before untouched.
                if (frame.truth().length == 0 || frame.tracks().length == 0) {
                    falseNegatives += frame.truth().length;
                    falsePositives += frame.tracks().length;
                } else {
                    pair(frame);
                }
            }
            int[] present = sequence.truthFrames();
            int mostly = 0;
            int atLeastPartly = 0;
            for (int id = 0; id < present.length; id++) {
                double share = (double) pairedFrames[id] / present[id];
                mostly += share > MOSTLY ? 1 : 0;
                atLeastPartly += share >= PARTLY ? 1 : 0;
            }
            return new ClearScore(
                    truePositives,
                    falseNegatives,
                    falsePositives,
                    idSwitches,
                    Arrays.stream(starts).mapToLong(count -> Math.max(0, count - 1)).sum(),
                    mostly,
                    atLeastPartly - mostly,
                    present.length - atLeastPartly,
                    iouSum);
        }

        private void pair(Frames.Frame frame) {
            double[] values = frame.flat((row, column) -> value(frame, row, column));
            int[] matches = Assignment.best(values, frame.truth().length, frame.tracks().length);
            int[] paired = nobody();
            int pairs = 0;
            for (int row = 0; row < matches.length; row++) {
                int column = matches[row];
                if (column >= 0 && values[row * frame.tracks().length + column] > Frames.EPSILON) {
                    pairs++;
                    iouSum += frame.similarity()[row][column];
                    enter(frame.truth()[row], frame.tracks()[column], paired);
                }
            }
            truePositives += pairs;
            falseNegatives += frame.truth().length - pairs;
            falsePositives += frame.tracks().length - pairs;
            pairedBefore = paired;
        }

        private double value(Frames.Frame frame, int row, int column) {
            double similarity = frame.similarity()[row][column];
            if (similarity < THRESHOLD - Frames.EPSILON) {
                return 0;
            }
            boolean stays = pairedBefore[frame.truth()[row]] == frame.tracks()[column];
            return stays ? STAY + similarity : similarity;
        }

        private void enter(int truth, int track, int[] paired) {
            if (lastPaired[truth] != NOBODY && lastPaired[truth] != track) {
                idSwitches++;
            }
            if (pairedBefore[truth] == NOBODY) {
                starts[truth]++;
            }
            pairedFrames[truth]++;
            lastPaired[truth] = track;
            paired[truth] = track;
        }
    }
}
