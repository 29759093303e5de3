package io.sightline.models.training;

import io.sightline.models.detector.RgbImage;
import java.util.List;

/**
 * An image with its labels, in memory.
 *
 * @param image of any size
 * @param boxes the objects, within the image
 * @param ignored where which classes are unknown
 */
public record TrainingSample(RgbImage image, List<LabelledBox> boxes, List<IgnoredRegion> ignored) {
    public TrainingSample {
        boxes = List.copyOf(boxes);
        ignored = List.copyOf(ignored);
    }
}
