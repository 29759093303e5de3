package io.sightline.models.training;

import java.util.random.RandomGenerator;

/**
 * The photometric distortions of SSD (Liu et al. 2016, section 2.2), with the ranges of its
 * published code, as one linear map of each pixel: brightness adds up to 32 to each channel,
 * contrast multiplies all by 0.5 to 1.5, saturation multiplies by 0.5 to 1.5, hue turns by up to 18
 * degrees.
 *
 * <p>Saturation and hue scale and turn the I and Q of YIQ rather than HSV's, which is linear and
 * leaves the luma alone. Such a map keeps greys and commutes with contrast: contrast before and
 * after the colours is the same, except that SSD also cuts values off at [0, 255] in between, and
 * here they are cut off once.
 */
final class ColorDistortion {
    private static final double MAX_BRIGHTNESS = 32;
    private static final double MIN_FACTOR = 0.5;
    private static final double MAX_FACTOR = 1.5;
    private static final double MAX_HUE = Math.toRadians(18);

    private static final double[] LUMA = {0.299, 0.587, 0.114};
    private static final double[] I = {0.595716, -0.274453, -0.321263};
    private static final double[] Q = {0.211456, -0.522591, 0.311135};

    /** What I and Q add to the luma in each channel. */
    private static final double[] OF_I = {0.9563, -0.2721, -1.1070};

    private static final double[] OF_Q = {0.6210, -0.6474, 1.7046};

    private static final int BITS = 16;

    /** Three weights and an offset for each channel, {@value #BITS} bits behind the point. */
    private final int[] map = new int[12];

    /**
     * @param brightness added to each channel, before all else
     * @param contrast factor of each channel
     * @param saturation factor of the distance from grey
     * @param hue angle in radians
     */
    ColorDistortion(double brightness, double contrast, double saturation, double hue) {
        double along = saturation * Math.cos(hue);
        double across = saturation * Math.sin(hue);
        for (int to = 0; to < 3; to++) {
            for (int from = 0; from < 3; from++) {
                double i = along * I[from] - across * Q[from];
                double q = across * I[from] + along * Q[from];
                map[to * 4 + from] = fixed(contrast * (LUMA[from] + OF_I[to] * i + OF_Q[to] * q));
            }
            map[to * 4 + 3] = fixed(contrast * brightness + 0.5);
        }
    }

    private static int fixed(double value) {
        return (int) Math.round(value * (1 << BITS));
    }

    /** Draws a distortion that has each of the four with a probability. */
    static ColorDistortion draw(double probability, RandomGenerator random) {
        boolean brighter = random.nextDouble() < probability;
        double brightness = brighter ? MAX_BRIGHTNESS * (2 * random.nextDouble() - 1) : 0;
        double contrast = factor(probability, random);
        double saturation = factor(probability, random);
        boolean turned = random.nextDouble() < probability;
        double hue = turned ? MAX_HUE * (2 * random.nextDouble() - 1) : 0;
        return new ColorDistortion(brightness, contrast, saturation, hue);
    }

    private static double factor(double probability, RandomGenerator random) {
        return random.nextDouble() < probability
                ? MIN_FACTOR + (MAX_FACTOR - MIN_FACTOR) * random.nextDouble()
                : 1;
    }

    /** Changes pixels, R, G, B each, in place. */
    void apply(byte[] rgb) {
        for (int at = 0; at < rgb.length; at += 3) {
            int red = rgb[at] & 0xff;
            int green = rgb[at + 1] & 0xff;
            int blue = rgb[at + 2] & 0xff;
            rgb[at] = channel(0, red, green, blue);
            rgb[at + 1] = channel(4, red, green, blue);
            rgb[at + 2] = channel(8, red, green, blue);
        }
    }

    private byte channel(int row, int red, int green, int blue) {
        int value = map[row] * red + map[row + 1] * green + map[row + 2] * blue + map[row + 3];
        return (byte) Math.max(0, Math.min(255, value >> BITS));
    }
}
