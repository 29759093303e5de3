package io.sightline.models.detector;

import java.util.Locale;

/**
 * Pixels in the layout that networks take.
 *
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 * @param rgb {@code height * width * 3} bytes, rows top to bottom, each pixel R, G, B in [0, 255];
 *     not copied: no holder of the image may write to it
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: images are never compared
public record RgbImage(int width, int height, byte[] rgb) {
    public RgbImage {
        if (width < 1 || height < 1 || rgb.length != (long) width * height * 3) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d bytes are not an RGB image of %d x %d",
                            rgb.length,
                            width,
                            height));
        }
    }
}
