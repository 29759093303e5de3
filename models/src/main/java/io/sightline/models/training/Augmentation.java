package io.sightline.models.training;

import io.sightline.models.detector.RgbImage;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Prepares images for a detector: augmented at random for training, only resized for validation.
 * Immutable and thread-safe.
 *
 * <p>An image is shown whole, or expanded, then cropped, then mirrored, each with its probability;
 * or it becomes one of the four tiles of a mosaic, each cropped and mirrored for itself. The
 * colours of the result are distorted last. An object counts if its centre is shown and it is at
 * least 1 % of the output wide and high; all else of it that is shown becomes an {@link
 * IgnoredRegion}.
 */
public final class Augmentation {
    private static final double MAX_EXPANSION = 2.5;

    /** The tiles of a mosaic meet in the middle part of each side. */
    private static final double MIN_JOINT = 0.3;

    private static final double MAX_JOINT = 0.7;

    private final AugmentationOptions options;
    private final int width;
    private final int height;

    /**
     * @param options what is done how often
     * @param width of the results, pixels, at least 2
     * @param height of the results, pixels, at least 2
     */
    public Augmentation(AugmentationOptions options, int width, int height) {
        if (width < 2 || height < 2) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT, "images of %d x %d pixels are too small", width, height));
        }
        this.options = options;
        this.width = width;
        this.height = height;
    }

    /**
     * Reads an image, and three others if it becomes a part of a mosaic, and changes them.
     *
     * @param image the one drawn
     * @param set where others are drawn from
     * @param random decides everything: the same state gives the same result
     * @return exactly as large as stated
     */
    public TrainingSample apply(TrainingImage image, TrainingSet set, RandomGenerator random) {
        ImageCanvas canvas = new ImageCanvas(width, height);
        PlacedLabels labels = new PlacedLabels(width, height);
        if (happens(options.mosaic(), random)) {
            int x = joint(width, random);
            int y = joint(height, random);
            place(image, new Tile(0, 0, x, y), canvas, labels, random);
            place(set.draw(random), new Tile(x, 0, width - x, y), canvas, labels, random);
            place(set.draw(random), new Tile(0, y, x, height - y), canvas, labels, random);
            Tile last = new Tile(x, y, width - x, height - y);
            place(set.draw(random), last, canvas, labels, random);
        } else {
            place(image, new Tile(0, 0, width, height), canvas, labels, random);
        }
        if (options.photometric() > 0) {
            ColorDistortion.draw(options.photometric(), random).apply(canvas.rgb());
        }
        RgbImage result = new RgbImage(width, height, canvas.rgb());
        return new TrainingSample(result, labels.boxes(), labels.ignored());
    }

    /** The whole image stretched to the size, its labels as they are. */
    public TrainingSample plain(TrainingSample sample) {
        ImageCanvas canvas = new ImageCanvas(width, height);
        canvas.paint(sample.image(), View.WHOLE, new Tile(0, 0, width, height), false);
        RgbImage result = new RgbImage(width, height, canvas.rgb());
        return new TrainingSample(result, sample.boxes(), sample.ignored());
    }

    private void place(
            TrainingImage image,
            Tile tile,
            ImageCanvas canvas,
            PlacedLabels labels,
            RandomGenerator random) {
        TrainingSample sample = image.sample();
        boolean alone = tile.width() == width && tile.height() == height;
        View view = View.WHOLE;
        if (alone && happens(options.expand(), random)) {
            view = expanded(random);
        }
        if (happens(options.crop(), random)) {
            double aspect = (double) tile.width() / width / ((double) tile.height() / height);
            view = PatchSampling.draw(view, sample.boxes(), aspect, random);
        }
        boolean mirrored = happens(options.flip(), random);
        canvas.paint(sample.image(), view, tile, mirrored);
        labels.place(sample, view, tile, mirrored);
    }

    /** A view larger than the image, with the image anywhere inside it. */
    private static View expanded(RandomGenerator random) {
        double ratio = 1 + (MAX_EXPANSION - 1) * random.nextDouble();
        double x = (ratio - 1) * random.nextDouble();
        double y = (ratio - 1) * random.nextDouble();
        return new View(-x, -y, ratio - x, ratio - y);
    }

    private static int joint(int length, RandomGenerator random) {
        double at = MIN_JOINT + (MAX_JOINT - MIN_JOINT) * random.nextDouble();
        return Math.max(1, Math.min(length - 1, (int) Math.round(at * length)));
    }

    private static boolean happens(double probability, RandomGenerator random) {
        return random.nextDouble() < probability;
    }
}
