package io.sightline.jobs.scene;

import io.sightline.models.detector.RgbImage;

/**
 * What lens and sensor make of a picture: rain before it, a slight blur, vignetting, tone and
 * noise.
 */
final class Finish {
    private static final int NOISE = 1 << 14;

    private final int width;
    private final int height;
    private final double blur;
    private final int streaks;
    private final int[] vignette;
    private final int[] curve;
    private final byte[] noise = new byte[NOISE];
    private final long seed;

    /**
     * @param blur share of each pixel's light that its neighbours along each axis get, [0, 0.5]
     * @param noise standard deviation, steps of 255
     * @param gain factor of the brightness
     * @param contrast 1 as it is
     */
    Finish(
            long seed,
            int width,
            int height,
            Weather weather,
            double blur,
            double noise,
            double gain,
            double contrast) {
        this.seed = seed;
        this.width = width;
        this.height = height;
        this.blur = blur;
        this.streaks = weather == Weather.RAIN ? width * height / 700 : 0;
        this.vignette = new int[height + width];
        this.curve = new int[256];
        for (int i = 0; i < 256; i++) {
            double value = (i / 255.0 - 0.5) * contrast + 0.5;
            curve[i] = (int) Math.round(255 * Math.max(0, Math.min(1, value * gain)));
        }
        for (int x = 0; x < width; x++) {
            vignette[x] = shade(x, width);
        }
        for (int y = 0; y < height; y++) {
            vignette[width + y] = shade(y, height);
        }
        Chance chance = Chance.of(seed, 401);
        for (int i = 0; i < NOISE; i++) {
            double sum = 0;
            for (int j = 0; j < 4; j++) {
                sum += chance.between(-1, 1);
            }
            this.noise[i] = (byte) Math.round(sum * noise * Math.sqrt(0.75));
        }
    }

    private static int shade(int at, int size) {
        double off = (at + 0.5) / size * 2 - 1;
        return (int) Math.round(256 * (1 - 0.09 * off * off));
    }

    /**
     * @param pixels RGB, written to
     */
    RgbImage apply(int[] pixels, int frame) {
        Chance chance = Chance.of(seed, 402, frame);
        if (streaks > 0) {
            rain(pixels, chance);
        }
        int[] soft = blur > 0.01 ? blurred(pixels) : pixels;
        byte[] rgb = new byte[width * height * 3];
        int at = 0;
        for (int y = 0; y < height; y++) {
            int grain = chance.whole(0, NOISE - 1);
            int row = vignette[width + y];
            for (int x = 0; x < width; x++) {
                int pixel = soft[y * width + x];
                int dim = (vignette[x] * row) >> 8;
                for (int shift = 16; shift >= 0; shift -= 8) {
                    int value = curve[((pixel >> shift & 255) * dim) >> 8];
                    grain = grain + 1 & NOISE - 1;
                    value += noise[grain];
                    rgb[at++] = (byte) Math.max(0, Math.min(255, value));
                }
            }
        }
        return new RgbImage(width, height, rgb);
    }

    private void rain(int[] pixels, Chance chance) {
        for (int i = 0; i < streaks; i++) {
            int length = chance.whole(height / 45 + 2, height / 16 + 3);
            double x = chance.between(0, width);
            int y = chance.whole(-length, height - 1);
            int strength = chance.whole(14, 52);
            for (int step = 0; step < length; step++) {
                int row = y + step;
                int column = (int) (x - step * 0.16);
                if (row >= 0 && row < height && column >= 0 && column < width) {
                    int index = row * width + column;
                    pixels[index] = Tone.mix(pixels[index], 0xd4dbe2, strength / 255.0);
                }
            }
        }
    }

    /** Two passes of a filter over three pixels, red and blue at once. */
    private int[] blurred(int[] pixels) {
        int side = (int) Math.round(256 * blur / 2);
        int middle = 256 - 2 * side;
        int[] across = new int[pixels.length];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            for (int x = 0; x < width; x++) {
                int left = pixels[row + Math.max(0, x - 1)];
                int right = pixels[row + Math.min(width - 1, x + 1)];
                across[row + x] = weighted(left, pixels[row + x], right, side, middle);
            }
        }
        int[] down = new int[pixels.length];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            int above = Math.max(0, y - 1) * width;
            int below = Math.min(height - 1, y + 1) * width;
            for (int x = 0; x < width; x++) {
                down[row + x] =
                        weighted(
                                across[above + x],
                                across[row + x],
                                across[below + x],
                                side,
                                middle);
            }
        }
        return down;
    }

    private static int weighted(int a, int b, int c, int side, int middle) {
        int redBlue =
                (((a & 0xff00ff) * side) >>> 8 & 0xff00ff)
                        + (((b & 0xff00ff) * middle) >>> 8 & 0xff00ff)
                        + (((c & 0xff00ff) * side) >>> 8 & 0xff00ff);
        int green =
                ((a >> 8 & 255) * side + (b >> 8 & 255) * middle + (c >> 8 & 255) * side) & 0xff00;
        return (redBlue & 0xff00ff) | green;
    }
}
