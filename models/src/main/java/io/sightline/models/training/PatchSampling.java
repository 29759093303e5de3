package io.sightline.models.training;

import io.sightline.models.detector.Box;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Cuts a patch out of an image as in Liu et al., "SSD: Single Shot MultiBox Detector" (2016),
 * section 2.2: at random the whole image, a patch that overlaps an object with at least some IoU,
 * or any patch. The smallest side is that of its published code; the paper has 0.1.
 */
final class PatchSampling {
    private static final double[] MIN_OVERLAPS = {0.1, 0.3, 0.5, 0.7, 0.9};
    private static final double MIN_SIDE = 0.3;
    private static final double MAX_STRETCH = 2;
    private static final int TRIES = 50;

    /** After so many tries another kind of patch is drawn: small objects fill no large part. */
    private static final int TRIES_OF_A_KIND = 10;

    private PatchSampling() {}

    /**
     * Draws a patch.
     *
     * @param view what is to be cut
     * @param boxes the objects of the image, fractions of the image as {@code view} is
     * @param aspect the aspect ratio that the patch is shown at, relative to that of the view; the
     *     patch is stretched by at most 2 to be shown so
     * @return a patch of [0.3, 1] of the view's sides, or the whole view if none was found
     */
    static View draw(View view, List<LabelledBox> boxes, double aspect, RandomGenerator random) {
        double minOverlap = 0;
        for (int i = 0; i < TRIES; i++) {
            if (i % TRIES_OF_A_KIND == 0) {
                int kind = random.nextInt(MIN_OVERLAPS.length + 2);
                if (kind == MIN_OVERLAPS.length) {
                    return view;
                }
                minOverlap = kind < MIN_OVERLAPS.length ? MIN_OVERLAPS[kind] : 0;
            }
            double width = side(random);
            double height = side(random);
            double stretch = width / height / aspect;
            if (stretch >= 1 / MAX_STRETCH && stretch <= MAX_STRETCH) {
                View patch =
                        view.part(
                                random.nextDouble() * (1 - width),
                                random.nextDouble() * (1 - height),
                                width,
                                height);
                if (minOverlap == 0 || overlapsOne(patch, boxes, minOverlap)) {
                    return patch;
                }
            }
        }
        return view;
    }

    private static double side(RandomGenerator random) {
        return MIN_SIDE + (1 - MIN_SIDE) * random.nextDouble();
    }

    private static boolean overlapsOne(View patch, List<LabelledBox> boxes, double minOverlap) {
        return boxes.stream().anyMatch(object -> overlap(patch, object.box()) >= minOverlap);
    }

    /** Intersection over union. */
    private static double overlap(View patch, Box box) {
        double width = Math.min(patch.right(), box.xMax()) - Math.max(patch.left(), box.xMin());
        double height = Math.min(patch.bottom(), box.yMax()) - Math.max(patch.top(), box.yMin());
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double shared = width * height;
        double boxArea = (double) (box.xMax() - box.xMin()) * (box.yMax() - box.yMin());
        return shared / (patch.width() * patch.height() + boxArea - shared);
    }
}
