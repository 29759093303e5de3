package io.sightline.models.training;

/**
 * How images are changed at random before a network sees them.
 *
 * @param flip probability that an image is mirrored left to right
 * @param crop probability that a part of it is cut out, with the SSD paper's sampling
 * @param expand probability that it is placed, shrunken, on a larger mean-coloured canvas, as the
 *     SSD paper does for small objects
 * @param mosaic probability that four images are put together into one
 * @param photometric probability of each of the distortions of brightness, contrast, saturation and
 *     hue
 */
public record AugmentationOptions(
        double flip, double crop, double expand, double mosaic, double photometric) {
    /** Nothing is changed. */
    public static final AugmentationOptions NONE = new AugmentationOptions(0, 0, 0, 0, 0);

    public AugmentationOptions {
        check("flip", flip);
        check("crop", crop);
        check("expand", expand);
        check("mosaic", mosaic);
        check("photometric", photometric);
    }

    private static void check(String name, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "%s must be in [0, 1], found %s".formatted(name, probability));
        }
    }
}
