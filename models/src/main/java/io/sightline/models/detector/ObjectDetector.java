package io.sightline.models.detector;

import java.util.List;

/**
 * Runs a network over images.
 *
 * <p>{@link #detect} may be called from several threads at once, and its result for an image does
 * not depend on the other images of the call. Native memory never leaves an implementation. The
 * caller that opened a detector closes it.
 */
public interface ObjectDetector extends AutoCloseable {
    /**
     * Runs the network.
     *
     * @param images one or more, each of exactly the model's input size
     * @return one result per image, in the same order
     * @throws IllegalArgumentException when an image has another size
     */
    List<RawDetections> detect(List<RgbImage> images);

    @Override
    void close();
}
