package io.sightline.models.evaluation;

import java.util.Arrays;

/**
 * A box as COCO files write it ({@code bbox}), in pixels of the image: x to the right, y down.
 *
 * @param x left edge
 * @param y upper edge
 * @param width pixels, not negative in a valid file
 * @param height pixels, not negative in a valid file
 */
public record CocoBox(double x, double y, double width, double height) {
    /**
     * A box as the numbers of {@code bbox}.
     *
     * @param bbox x, y, width, height
     */
    static CocoBox of(double[] bbox) {
        return new CocoBox(bbox[0], bbox[1], bbox[2], bbox[3]);
    }

    /**
     * Checks the numbers of {@code bbox}.
     *
     * @throws IllegalArgumentException unless there are four, all finite
     */
    static void check(double[] bbox) {
        if (bbox.length != 4 || !Arrays.stream(bbox).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "bbox must be four finite numbers: x, y, width, height");
        }
    }

    /** Pixels covered. */
    public double area() {
        return width * height;
    }

    /** Pixels covered by both boxes; 0 when they are apart or only touch. */
    double intersection(CocoBox other) {
        double overlapWidth = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        double overlapHeight = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        return overlapWidth > 0 && overlapHeight > 0 ? overlapWidth * overlapHeight : 0;
    }
}
