package io.sightline.operators.frame;

import io.sightline.models.detector.RgbImage;

/**
 * A frame as pixels of the network's input size, or one that is skipped. Lives only between chained
 * steps: never in state, never across a network edge.
 *
 * @param identity which frame
 * @param decision whether it is to be inferred
 * @param width width of the original frame, pixels; 0 when it was skipped before it was decoded
 * @param height height of the original frame, pixels; 0 when it was skipped before it was decoded
 * @param image the whole frame scaled to the network's input; null when it is skipped
 * @param decodedMicros when decoding ended, epoch microseconds
 */
public record DecodedFrame(
        FrameIdentity identity,
        Decision decision,
        int width,
        int height,
        RgbImage image,
        long decodedMicros) {}
