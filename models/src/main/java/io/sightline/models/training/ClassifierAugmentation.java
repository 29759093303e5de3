package io.sightline.models.training;

import io.sightline.models.detector.RgbImage;
import java.util.random.RandomGenerator;

/**
 * Prepares an image for a classifier: shifted, mirrored and recoloured at random for training, only
 * resized for validation. Immutable and thread-safe.
 *
 * <p>A shift is the padding and cropping of He et al. 2016, "Deep Residual Learning for Image
 * Recognition", section 4.2, to fractions of a pixel, the padding in ImageNet's mean colour.
 */
public final class ClassifierAugmentation {
    private final Options options;
    private final int width;
    private final int height;

    /**
     * How images are changed.
     *
     * @param flip probability that an image is mirrored left to right
     * @param shift how far it is moved along each axis at most, either way, fraction of its side,
     *     [0, 1); 0.125 in the paper
     * @param photometric probability of each of the distortions of brightness, contrast, saturation
     *     and hue
     */
    public record Options(double flip, double shift, double photometric) {
        public Options {
            if (!(flip >= 0 && flip <= 1) || !(photometric >= 0 && photometric <= 1)) {
                throw new IllegalArgumentException(
                        "flip and photometric must be in [0, 1], found %s and %s"
                                .formatted(flip, photometric));
            }
            if (!(shift >= 0 && shift < 1)) {
                throw new IllegalArgumentException("shift must be in [0, 1), found " + shift);
            }
        }
    }

    /**
     * @param width of the results, pixels, at least 1
     * @param height of the results, pixels, at least 1
     */
    public ClassifierAugmentation(Options options, int width, int height) {
        this.options = options;
        this.width = width;
        this.height = height;
    }

    /**
     * Changes an image.
     *
     * @param random decides everything: the same state gives the same result
     * @return of the size of the results
     */
    public RgbImage apply(RgbImage image, RandomGenerator random) {
        double x = options.shift() * (2 * random.nextDouble() - 1);
        double y = options.shift() * (2 * random.nextDouble() - 1);
        boolean mirrored = random.nextDouble() < options.flip();
        RgbImage result = painted(image, new View(x, y, 1 + x, 1 + y), mirrored);
        if (options.photometric() > 0) {
            ColorDistortion.draw(options.photometric(), random).apply(result.rgb());
        }
        return result;
    }

    /** The whole image stretched to the size of the results. */
    public RgbImage plain(RgbImage image) {
        return painted(image, View.WHOLE, false);
    }

    private RgbImage painted(RgbImage image, View view, boolean mirrored) {
        ImageCanvas canvas = new ImageCanvas(width, height);
        canvas.paint(image, view, new Tile(0, 0, width, height), mirrored);
        return new RgbImage(width, height, canvas.rgb());
    }
}
