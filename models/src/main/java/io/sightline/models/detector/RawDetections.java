package io.sightline.models.detector;

import java.util.Locale;

/**
 * The output of a network for one image, before thresholds and non-maximum suppression.
 *
 * @param anchors number of boxes A
 * @param classes number of classes C, without background
 * @param boxes {@code A * 4} values: yMin, xMin, yMax, xMax of each box as fractions of the image,
 *     not clipped
 * @param scores {@code A * C} values in [0, 1], the classes of one box side by side
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: outputs are never compared
public record RawDetections(int anchors, int classes, float[] boxes, float[] scores) {
    public RawDetections {
        if (boxes.length != anchors * 4 || scores.length != anchors * classes) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d box values and %d scores do not fit %d anchors of %d classes",
                            boxes.length,
                            scores.length,
                            anchors,
                            classes));
        }
    }
}
