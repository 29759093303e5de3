package io.sightline.jobs.signs;

import io.sightline.models.detector.RgbImage;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Takes a small picture of a large one: its light, out of focus or in motion, with noise. */
final class SignCamera {
    private static final int MAX_BLUR = 2;

    private final RandomGenerator random;
    private final double[] gains = new double[3];
    private final double haze;
    private final double noise;
    private final double slopeX;
    private final double slopeY;

    /**
     * @param random decides everything about the camera and its light
     */
    SignCamera(RandomGenerator random) {
        this.random = random;
        double light = Math.exp(random.nextDouble(Math.log(0.35), Math.log(1.3)));
        for (int channel = 0; channel < 3; channel++) {
            gains[channel] = light * random.nextDouble(0.88, 1.12);
        }
        haze = random.nextDouble(0, 0.35);
        noise = random.nextDouble(1, 11);
        slopeX = random.nextDouble(-0.35, 0.35);
        slopeY = random.nextDouble(-0.35, 0.35);
    }

    /**
     * Takes the picture.
     *
     * @param street square
     * @param side of the result, pixels; that of the street is a multiple of it
     */
    RgbImage take(BufferedImage street, int side) {
        int large = street.getWidth();
        int[] pixels = street.getRGB(0, 0, large, large, null, 0, large);
        int reachX = random.nextInt(MAX_BLUR + 1);
        int reachY = random.nextInt(MAX_BLUR + 1);
        byte[] rgb = new byte[side * side * 3];
        int step = large / side;
        for (int y = 0; y < side; y++) {
            int top = Math.max(0, y * step - reachY);
            int bottom = Math.min(large, (y + 1) * step + reachY);
            for (int x = 0; x < side; x++) {
                int left = Math.max(0, x * step - reachX);
                int right = Math.min(large, (x + 1) * step + reachX);
                double slope = 1 + slopeX * (2.0 * x / side - 1) + slopeY * (2.0 * y / side - 1);
                for (int channel = 0; channel < 3; channel++) {
                    int shift = 16 - 8 * channel;
                    double mean = mean(pixels, large, left, right, top, bottom, shift);
                    rgb[(y * side + x) * 3 + channel] = exposed(mean, gains[channel] * slope);
                }
            }
        }
        return new RgbImage(side, side, rgb);
    }

    private static double mean(
            int[] pixels, int pitch, int left, int right, int top, int bottom, int shift) {
        int sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += pixels[y * pitch + x] >> shift & 0xff;
            }
        }
        return (double) sum / ((right - left) * (bottom - top));
    }

    private byte exposed(double value, double gain) {
        double hazy = value * (1 - haze) + 150 * haze;
        long level = Math.round(hazy * gain + noise * random.nextGaussian());
        return (byte) Math.max(0, Math.min(255, level));
    }
}
