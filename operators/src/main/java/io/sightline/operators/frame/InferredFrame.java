package io.sightline.operators.frame;

import io.sightline.models.detector.RawDetections;

/**
 * A frame with what the network said of it.
 *
 * @param identity which frame
 * @param width width of the original frame, pixels
 * @param height height of the original frame, pixels
 * @param raw boxes and scores before suppression
 * @param decodedMicros when decoding ended, epoch microseconds
 * @param inferredMicros when inference ended, epoch microseconds
 */
public record InferredFrame(
        FrameIdentity identity,
        int width,
        int height,
        RawDetections raw,
        long decodedMicros,
        long inferredMicros) {}
