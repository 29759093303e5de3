package io.sightline.models.network;

import java.util.Locale;

/**
 * The images a network takes and how it scales them: {@code pixel * scale + offset}.
 *
 * @param width pixels
 * @param height pixels
 * @param scale factor from pixels in [0, 255] to the network's range, above 0
 * @param offset added after that
 */
public record ImageInput(int width, int height, float scale, float offset) {
    public ImageInput {
        if (width < 1 || height < 1 || !(scale > 0)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "not a valid input: %d x %d pixels scaled by %s",
                            width,
                            height,
                            scale));
        }
    }

    /** Pixels from -1 to 1, as TensorFlow's networks take them. */
    public static ImageInput centred(int width, int height) {
        return new ImageInput(width, height, 2 / 255f, -1);
    }
}
