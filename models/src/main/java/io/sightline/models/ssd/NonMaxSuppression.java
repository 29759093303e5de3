package io.sightline.models.ssd;

import java.util.Arrays;

/**
 * Greedy non-maximum suppression within one class: of boxes that overlap, the best stays.
 *
 * <p>Boxes are addressed by index into a flat array of {@code yMin, xMin, yMax, xMax}, as the
 * network gives them.
 *
 * @param iouThreshold a box goes when its intersection over union with a better one that stays is
 *     above this, [0, 1]
 */
public record NonMaxSuppression(float iouThreshold) {
    public NonMaxSuppression {
        if (!(iouThreshold >= 0 && iouThreshold <= 1)) {
            throw new IllegalArgumentException(
                    "IoU threshold must lie in [0, 1]: %s".formatted(iouThreshold));
        }
    }

    /**
     * Suppresses.
     *
     * @param boxes four values each
     * @param ranked indices of boxes, the best first
     * @return the indices that stay, in the same order
     */
    public int[] keep(float[] boxes, int[] ranked) {
        int[] kept = new int[ranked.length];
        int count = 0;
        for (int candidate : ranked) {
            if (!overlapsAny(boxes, candidate, kept, count)) {
                kept[count++] = candidate;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private boolean overlapsAny(float[] boxes, int candidate, int[] kept, int count) {
        for (int i = 0; i < count; i++) {
            if (intersectionOverUnion(boxes, kept[i], candidate) > iouThreshold) {
                return true;
            }
        }
        return false;
    }

    /**
     * Area two boxes share over the area they cover together.
     *
     * @param boxes four values each
     * @param first index of a box
     * @param second index of a box
     * @return [0, 1]; 0 when either is empty
     */
    public static float intersectionOverUnion(float[] boxes, int first, int second) {
        int a = first * 4;
        int b = second * 4;
        float height = Math.min(boxes[a + 2], boxes[b + 2]) - Math.max(boxes[a], boxes[b]);
        float width = Math.min(boxes[a + 3], boxes[b + 3]) - Math.max(boxes[a + 1], boxes[b + 1]);
        if (!(height > 0 && width > 0)) {
            return 0;
        }
        float intersection = height * width;
        return intersection / (area(boxes, a) + area(boxes, b) - intersection);
    }

    private static float area(float[] boxes, int at) {
        return (boxes[at + 2] - boxes[at]) * (boxes[at + 3] - boxes[at + 1]);
    }
}
