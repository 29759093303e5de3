package io.sightline.models.ssd;

import io.sightline.models.detector.RawDetections;
import java.util.Arrays;

/**
 * Working memory of {@link DetectionFilter}, reused from image to image: it grows with the number
 * of boxes above the threshold, not with all boxes and classes. Not thread-safe: every thread that
 * filters has its own.
 */
public final class FilterBuffers {
    private static final int FIRST_CAPACITY = 256;

    /** Score and place of each score above the threshold, in an order that ranks them. */
    private long[] candidates = new long[FIRST_CAPACITY];

    /** The anchors of those scores, class by class, the best of a class first. */
    private int[] anchors = new int[FIRST_CAPACITY];

    /** Where the anchors of each class start, and after the last class where they end. */
    private int[] starts = new int[1];

    /** Finds the scores above a threshold, and ranks them within each class. */
    void rank(RawDetections raw, float threshold) {
        int count = collect(raw.scores(), threshold);
        Arrays.sort(candidates, 0, count);
        group(count, raw.classes());
    }

    /** One pass over the scores in the order in which they are in memory. */
    private int collect(float[] scores, float threshold) {
        int count = 0;
        for (int at = 0; at < scores.length; at++) {
            float score = scores[at];
            if (score > threshold) {
                if (count == candidates.length) {
                    candidates = Arrays.copyOf(candidates, 2 * count);
                }
                // Bits of positive floats order as the floats do, so sorting longs ranks them.
                candidates[count++] = (long) ~Float.floatToIntBits(score) << Integer.SIZE | at;
            }
        }
        return count;
    }

    /** Distributes the ranked candidates over their classes, whose order they keep. */
    private void group(int count, int classes) {
        if (anchors.length < count) {
            anchors = new int[candidates.length];
        }
        if (starts.length <= classes) {
            starts = new int[classes + 1];
        }
        Arrays.fill(starts, 0);
        for (int i = 0; i < count; i++) {
            starts[(int) candidates[i] % classes]++;
        }
        for (int classId = 1; classId < classes; classId++) {
            starts[classId] += starts[classId - 1];
        }
        starts[classes] = count;
        // From where each class ends down to where it starts.
        for (int i = count - 1; i >= 0; i--) {
            int at = (int) candidates[i];
            anchors[--starts[at % classes]] = at / classes;
        }
    }

    /** The anchors above the threshold, class by class, the best first, ties in anchor order. */
    int[] anchors() {
        return anchors;
    }

    /** Where the anchors of a class start. */
    int start(int classId) {
        return starts[classId];
    }

    /** Where the anchors of a class end, exclusive. */
    int end(int classId) {
        return starts[classId + 1];
    }
}
