package io.sightline.models.network;

import java.util.Locale;

/** Rules for widths of layers, as the reference implementations have them. */
final class Channels {
    /** MobileNetV2's widths are multiples of this; no layer of either network is narrower. */
    static final int DIVISOR = 8;

    private Channels() {}

    /**
     * Rounds a number of channels to the nearest multiple of {@link #DIVISOR}, but never down by
     * more than a tenth.
     *
     * @param minimum what is not gone below
     */
    static int makeDivisible(double channels, int minimum) {
        int nearest = (int) (channels + DIVISOR / 2.0) / DIVISOR * DIVISOR;
        int rounded = Math.max(minimum, nearest);
        return rounded < 0.9 * channels ? rounded + DIVISOR : rounded;
    }

    static void check(double alpha, int minChannels) {
        if (!(alpha > 0) || minChannels < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "not a valid backbone: alpha %s and at least %d channels",
                            alpha,
                            minChannels));
        }
    }
}
