package io.sightline.jobs.chaos;

import io.sightline.models.detector.RgbImage;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * Images of one colour. The detector of {@link FaultyJob} recognises two of the colours. PNG and
 * scaling keep an even colour exactly, and the drawn street has none of them.
 */
final class TrialImages {
    private static final int SIZE = 64;
    private static final Color PLAIN = new Color(90, 120, 60);
    private static final Color POISON = new Color(255, 0, 254);
    private static final Color STUCK = new Color(254, 0, 255);

    private TrialImages() {}

    /** A PNG in which there is nothing to see. */
    static byte[] plain() {
        return png(PLAIN);
    }

    /** A PNG that kills the process. */
    static byte[] poison() {
        return png(POISON);
    }

    /** A PNG whose inference does not end. */
    static byte[] stuck() {
        return png(STUCK);
    }

    /** Whether an image shows the colour of {@link #poison}. */
    static boolean isPoison(RgbImage image) {
        return isOf(image, POISON);
    }

    /** Whether an image shows the colour of {@link #stuck}. */
    static boolean isStuck(RgbImage image) {
        return isOf(image, STUCK);
    }

    private static boolean isOf(RgbImage image, Color colour) {
        int middle = image.width() / 2;
        return isOf(image, middle, image.height() / 4, colour)
                && isOf(image, middle, image.height() / 2, colour)
                && isOf(image, middle, image.height() * 3 / 4, colour);
    }

    private static boolean isOf(RgbImage image, int x, int y, Color colour) {
        int first = (y * image.width() + x) * 3;
        byte[] rgb = image.rgb();
        return rgb[first] == (byte) colour.getRed()
                && rgb[first + 1] == (byte) colour.getGreen()
                && rgb[first + 2] == (byte) colour.getBlue();
    }

    private static byte[] png(Color colour) {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                image.setRGB(x, y, colour.getRGB());
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", file);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return file.toByteArray();
    }
}
