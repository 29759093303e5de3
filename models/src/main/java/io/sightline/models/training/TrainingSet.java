package io.sightline.models.training;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The images a network is trained on. They are sampled with replacement: a part by its share, then
 * an image of it uniformly, so that a small part of good images is not outweighed by a large one.
 *
 * @param parts at least one
 */
public record TrainingSet(List<Part> parts) {
    public TrainingSet {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("there are no images to train on");
        }
    }

    /**
     * Images of one kind.
     *
     * @param images at least one
     * @param share how often it is drawn, relative to the shares of the others, above 0
     */
    public record Part(List<TrainingImage> images, double share) {
        public Part {
            images = List.copyOf(images);
            if (images.isEmpty() || !(share > 0)) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "a part of %d images with a share of %s",
                                images.size(),
                                share));
            }
        }
    }

    /** All images of all parts. */
    public int size() {
        return parts.stream().mapToInt(part -> part.images().size()).sum();
    }

    /** Draws an image. */
    public TrainingImage draw(RandomGenerator random) {
        double left = random.nextDouble() * parts.stream().mapToDouble(Part::share).sum();
        Part drawn = parts.get(parts.size() - 1);
        for (Part part : parts) {
            left -= part.share();
            if (left < 0) {
                drawn = part;
                break;
            }
        }
        return drawn.images().get(random.nextInt(drawn.images().size()));
    }
}
