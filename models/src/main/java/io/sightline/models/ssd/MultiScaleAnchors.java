package io.sightline.models.ssd;

import java.util.ArrayList;
import java.util.List;

/**
 * Anchors by the scales and aspect ratios of the SSD paper (Liu et al. 2016, section 2.2), as
 * TensorFlow's {@code ssd_anchor_generator} makes them.
 *
 * <p>The scale grows evenly from map to map. Each map has one anchor per aspect ratio and, where
 * the interpolated ratio is above 0, one more between its own scale and the next.
 *
 * @param minScale of the first map, fraction of the image's shorter side
 * @param maxScale of the last map
 * @param aspectRatios width over height
 * @param interpolatedAspectRatio of the anchor between two scales; 0 for none
 * @param reducedFirstMap whether the first map has but three anchors: one of scale 0.1 and two of
 *     its own with ratios 2 and 1/2
 */
public record MultiScaleAnchors(
        float minScale,
        float maxScale,
        List<Float> aspectRatios,
        float interpolatedAspectRatio,
        boolean reducedFirstMap) {
    /** Scales 0.2 to 0.95 and six anchors a cell, three on the first map. */
    public static final MultiScaleAnchors STANDARD =
            new MultiScaleAnchors(0.2f, 0.95f, List.of(1f, 2f, 0.5f, 3f, 0.3333f), 1, true);

    private static final double SMALLEST_SCALE = 0.1;

    public MultiScaleAnchors {
        aspectRatios = List.copyOf(aspectRatios);
        if (!(minScale > 0 && maxScale >= minScale)
                || aspectRatios.isEmpty()
                || aspectRatios.stream().anyMatch(ratio -> !(ratio > 0))
                || !(interpolatedAspectRatio >= 0)) {
            throw new IllegalArgumentException(
                    "no anchors: scales %s to %s, aspect ratios %s, interpolated %s"
                            .formatted(minScale, maxScale, aspectRatios, interpolatedAspectRatio));
        }
    }

    /**
     * The anchors of each map.
     *
     * @param maps number of feature maps, at least 1
     * @return one layout per map, the finest map first
     */
    public List<AnchorLayout> layouts(int maps) {
        List<AnchorLayout> layouts = new ArrayList<>();
        for (int map = 0; map < maps; map++) {
            layouts.add(
                    new ScaledAnchorGrid(
                            map == 0 && reducedFirstMap
                                    ? reduced(scale(map, maps))
                                    : sizes(scale(map, maps), scale(map + 1, maps))));
        }
        return layouts;
    }

    /** The map after the last one would have scale 1. */
    private double scale(int map, int maps) {
        if (map == maps) {
            return 1;
        }
        return maps == 1 ? minScale : minScale + (maxScale - minScale) * (double) map / (maps - 1);
    }

    private static List<ScaledAnchorGrid.Size> reduced(double scale) {
        return List.of(size(SMALLEST_SCALE, 1), size(scale, 2), size(scale, 0.5));
    }

    private List<ScaledAnchorGrid.Size> sizes(double scale, double next) {
        List<ScaledAnchorGrid.Size> sizes = new ArrayList<>();
        aspectRatios.forEach(ratio -> sizes.add(size(scale, ratio)));
        if (interpolatedAspectRatio > 0) {
            sizes.add(size(Math.sqrt(scale * next), interpolatedAspectRatio));
        }
        return sizes;
    }

    private static ScaledAnchorGrid.Size size(double scale, double aspectRatio) {
        double root = Math.sqrt(aspectRatio);
        return new ScaledAnchorGrid.Size((float) (scale / root), (float) (scale * root));
    }
}
