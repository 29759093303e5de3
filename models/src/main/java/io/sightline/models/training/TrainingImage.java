package io.sightline.models.training;

import io.sightline.models.detector.RgbImage;
import java.util.List;

/**
 * An image with its labels, its pixels still on disk.
 *
 * @param name unique, and the same in every run
 * @param pixels reads the image
 * @param boxes the objects, within the image
 * @param ignored where which classes are unknown
 */
public record TrainingImage(
        String name, Pixels pixels, List<LabelledBox> boxes, List<IgnoredRegion> ignored) {
    public TrainingImage {
        boxes = List.copyOf(boxes);
        ignored = List.copyOf(ignored);
    }

    /** Reads the pixels of an image; thread-safe. */
    @FunctionalInterface
    public interface Pixels {
        /** The whole image, each time from the start; the sides may have been stretched. */
        RgbImage read();
    }

    /** Reads the image. */
    public TrainingSample sample() {
        return new TrainingSample(pixels.read(), boxes, ignored);
    }
}
