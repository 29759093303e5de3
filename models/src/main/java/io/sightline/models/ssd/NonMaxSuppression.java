package io.sightline.models.ssd;

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
                    "IoU threshold must be in [0, 1]: %s".formatted(iouThreshold));
        }
    }

    /**
     * Suppresses. The indices that stay move to the front of their range, in the same order.
     *
     * @param boxes four values each
     * @param ranked holds indices of boxes, the best of the range first; written to within it
     * @param start of the range
     * @param end of the range, exclusive
     * @return where the indices that stay end, exclusive
     */
    public int keep(float[] boxes, int[] ranked, int start, int end) {
        int keptEnd = start;
        for (int i = start; i < end; i++) {
            int candidate = ranked[i];
            if (!overlapsAny(boxes, candidate, ranked, start, keptEnd)) {
                ranked[keptEnd++] = candidate;
            }
        }
        return keptEnd;
    }

    private boolean overlapsAny(float[] boxes, int candidate, int[] kept, int start, int end) {
        for (int i = start; i < end; i++) {
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
