package io.sightline.models.training;

/**
 * Which source pixels make each output pixel along one axis, and how much of each. An output pixel
 * is the mean over a box as wide as one output pixel, but at least one source pixel: that averages
 * all pixels when shrinking, is linear interpolation when enlarging, and a copy at equal size.
 *
 * <p>Training and serving resample differently. Serving follows the {@link
 * io.sightline.models.bundle.Interpolation} of the model card: {@code pyramid} halves an image
 * repeatedly while it is at least twice the target size and interpolates the rest bilinearly, so
 * that the last step, by less than two, weighs pixels unequally; {@code bilinear} reads only the
 * four nearest pixels. Where images shrink, a served image is therefore slightly sharper, with more
 * aliasing, than those a network was trained on. At equal size, and when enlarging, they agree.
 */
final class AxisTaps {
    /** Bits behind the point of a weight; the weights of an output pixel add up to exactly 1. */
    static final int WEIGHT_BITS = 11;

    private static final int ONE = 1 << WEIGHT_BITS;

    private final int[] first;
    private final int[] count;
    private final int[] weights;
    private final int stride;
    private int lowest = Integer.MAX_VALUE;
    private int highest = -1;

    /**
     * @param sourceLength pixels of the source
     * @param from where the output begins, in source pixels
     * @param to where it ends, in source pixels, above {@code from}
     * @param length pixels of the output
     * @param mirrored the output runs backwards
     */
    AxisTaps(int sourceLength, double from, double to, int length, boolean mirrored) {
        double step = (to - from) / length;
        double reach = Math.max(1, step) / 2;
        stride = (int) Math.ceil(2 * reach) + 1;
        first = new int[length];
        count = new int[length];
        weights = new int[length * stride];
        for (int i = 0; i < length; i++) {
            double centre = from + ((mirrored ? length - 1 - i : i) + 0.5) * step;
            if (centre >= 0 && centre < sourceLength) {
                weigh(i, Math.max(0, centre - reach), Math.min(sourceLength, centre + reach));
            }
        }
    }

    private void weigh(int i, double begin, double end) {
        first[i] = (int) begin;
        count[i] = Math.min(stride, (int) Math.ceil(end) - first[i]);
        int before = 0;
        for (int tap = 0; tap < count[i]; tap++) {
            // Shares are rounded from their running sum, so that none is lost.
            double covered = Math.min(end, first[i] + tap + 1) - begin;
            int until = tap == count[i] - 1 ? ONE : (int) Math.round(ONE * covered / (end - begin));
            weights[i * stride + tap] = until - before;
            before = until;
        }
        lowest = Math.min(lowest, first[i]);
        highest = Math.max(highest, first[i] + count[i] - 1);
    }

    /** The first source pixel of output pixel {@code i}. */
    int first(int i) {
        return first[i];
    }

    /** How many source pixels make output pixel {@code i}; 0 where there is only canvas. */
    int count(int i) {
        return count[i];
    }

    /** The weight of the source pixel {@code first(i) + tap}. */
    int weight(int i, int tap) {
        return weights[i * stride + tap];
    }

    /** The first source pixel that any output pixel takes; above {@link #highest} if none does. */
    int lowest() {
        return lowest;
    }

    /** The last source pixel that any output pixel takes, -1 if none does. */
    int highest() {
        return highest;
    }
}
