package io.sightline.jobs.scene;

import java.awt.Color;

/** Colours as {@code 0xRRGGBB}. */
final class Tone {
    private static final int WHITE = 0xffffff;

    private Tone() {}

    static int of(double red, double green, double blue) {
        return clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
    }

    private static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    static int red(int tone) {
        return tone >> 16 & 255;
    }

    static int green(int tone) {
        return tone >> 8 & 255;
    }

    static int blue(int tone) {
        return tone & 255;
    }

    /** From the first at 0 to the second at 1. */
    static int mix(int first, int second, double fraction) {
        return of(
                red(first) + (red(second) - red(first)) * fraction,
                green(first) + (green(second) - green(first)) * fraction,
                blue(first) + (blue(second) - blue(first)) * fraction);
    }

    /** Each channel times a factor. */
    static int scale(int tone, double factor) {
        return of(red(tone) * factor, green(tone) * factor, blue(tone) * factor);
    }

    static int lighter(int tone, double fraction) {
        return mix(tone, WHITE, fraction);
    }

    /**
     * @param hue turns of the colour circle, 0 red
     * @param saturation [0, 1]
     * @param brightness [0, 1]
     */
    static int hsb(double hue, double saturation, double brightness) {
        return Color.HSBtoRGB((float) hue, (float) saturation, (float) brightness) & WHITE;
    }

    static Color color(int tone) {
        return new Color(tone);
    }

    static Color color(int tone, double alpha) {
        return new Color(
                red(tone), green(tone), blue(tone), (int) Math.round(255 * Math.min(1, alpha)));
    }
}
