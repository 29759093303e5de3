package io.sightline.models.classifier;

import io.sightline.models.detector.RgbImage;
import java.util.List;

/**
 * Runs a network that names what an image as a whole shows.
 *
 * <p>{@link #scores} may be called from several threads at once, and its result for an image does
 * not depend on the other images of the call. Native memory never leaves an implementation. The
 * caller that opened a classifier closes it.
 */
public interface ImageClassifier extends AutoCloseable {
    /**
     * Runs the network.
     *
     * @param images one or more, each of exactly the model's input size
     * @return for each image, in the same order, the score of each label, [0, 1], together 1
     * @throws IllegalArgumentException when an image has another size
     */
    List<float[]> scores(List<RgbImage> images);

    @Override
    void close();
}
