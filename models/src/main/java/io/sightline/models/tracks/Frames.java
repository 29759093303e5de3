package io.sightline.models.tracks;

import java.util.List;

/**
 * A sequence as the metrics see it: for each frame the objects that are there and the objects that
 * were reported, both numbered from 0 without gaps, and how well each pair agrees.
 *
 * @param truthIds number of different true objects
 * @param trackIds number of different reported objects
 * @param frames all frames of the sequence, empty ones too
 */
record Frames(int truthIds, int trackIds, List<Frame> frames) {
    /** As in TrackEval: the spacing of doubles at 1, allowed below a threshold. */
    static final double EPSILON = Math.ulp(1.0);

    Frames {
        frames = List.copyOf(frames);
    }

    /**
     * One frame.
     *
     * @param truth numbers of the true objects
     * @param tracks numbers of the reported objects
     * @param similarity of each pair, [0, 1], true objects in rows
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Frame(int[] truth, int[] tracks, double[][] similarity) {
        /** Rows below each other, for an assignment. */
        double[] flat(PairValue value) {
            double[] flat = new double[truth.length * tracks.length];
            for (int row = 0; row < truth.length; row++) {
                for (int column = 0; column < tracks.length; column++) {
                    flat[row * tracks.length + column] = value.of(row, column);
                }
            }
            return flat;
        }
    }

    /** A number for a pair of a frame. */
    interface PairValue {
        double of(int row, int column);
    }

    /** In how many frames each true object is. */
    int[] truthFrames() {
        int[] counts = new int[truthIds];
        frames.forEach(frame -> count(counts, frame.truth()));
        return counts;
    }

    /** In how many frames each reported object is. */
    int[] trackFrames() {
        int[] counts = new int[trackIds];
        frames.forEach(frame -> count(counts, frame.tracks()));
        return counts;
    }

    private static void count(int[] counts, int... ids) {
        for (int id : ids) {
            counts[id]++;
        }
    }
}
