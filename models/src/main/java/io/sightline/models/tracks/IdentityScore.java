package io.sightline.models.tracks;

import io.sightline.models.assignment.Assignment;
import java.util.Arrays;

/**
 * The counts of the identity metrics at IoU 0.5: E. Ristani et al., Performance Measures and a Data
 * Set for Multi-Target, Multi-Camera Tracking, ECCV 2016 workshops. Each true object is assigned
 * one reported object for the whole sequence, so that most boxes agree. The counts of several
 * sequences are added.
 *
 * @param truePositives true boxes that the assigned object covers
 * @param falseNegatives all other true boxes
 * @param falsePositives reported boxes that cover no box of their assigned object
 */
record IdentityScore(long truePositives, long falseNegatives, long falsePositives) {
    static final IdentityScore NONE = new IdentityScore(0, 0, 0);

    private static final double THRESHOLD = 0.5;

    IdentityScore plus(IdentityScore other) {
        return new IdentityScore(
                truePositives + other.truePositives,
                falseNegatives + other.falseNegatives,
                falsePositives + other.falsePositives);
    }

    /** Harmonic mean of precision and recall, [0, 1]. */
    double f1() {
        return truePositives / Math.max(1, truePositives + 0.5 * (falseNegatives + falsePositives));
    }

    /** Share of the reported boxes that are right, [0, 1]. */
    double precision() {
        return (double) truePositives / Math.max(1, truePositives + falsePositives);
    }

    /** Share of the true boxes that are found, [0, 1]. */
    double recall() {
        return (double) truePositives / Math.max(1, truePositives + falseNegatives);
    }

    static IdentityScore of(Frames sequence) {
        double[] agreeing = new double[sequence.truthIds() * sequence.trackIds()];
        for (Frames.Frame frame : sequence.frames()) {
            for (int row = 0; row < frame.truth().length; row++) {
                for (int column = 0; column < frame.tracks().length; column++) {
                    if (frame.similarity()[row][column] >= THRESHOLD) {
                        agreeing[
                                frame.truth()[row] * sequence.trackIds()
                                        + frame.tracks()[column]]++;
                    }
                }
            }
        }
        int[] assigned = Assignment.best(agreeing, sequence.truthIds(), sequence.trackIds());
        long truePositives = 0;
        for (int truth = 0; truth < assigned.length; truth++) {
            if (assigned[truth] >= 0) {
                truePositives += (long) agreeing[truth * sequence.trackIds() + assigned[truth]];
            }
        }
        return new IdentityScore(
                truePositives,
                Arrays.stream(sequence.truthFrames()).asLongStream().sum() - truePositives,
                Arrays.stream(sequence.trackFrames()).asLongStream().sum() - truePositives);
    }
}
