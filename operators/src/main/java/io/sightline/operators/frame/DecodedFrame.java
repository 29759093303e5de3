package io.sightline.operators.frame;

import io.sightline.models.detector.RgbImage;

/**
 * A frame as pixels of the network's input size. Lives only between chained steps: never in state,
 * never across a network edge.
 *
 * @param identity which frame
 * @param width width of the original frame, pixels
 * @param height height of the original frame, pixels
 * @param image the whole frame scaled to the network's input
 * @param decodedMicros when decoding ended, epoch microseconds
 */
public record DecodedFrame(
        FrameIdentity identity, int width, int height, RgbImage image, long decodedMicros) {}
