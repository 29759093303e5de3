package io.sightline.operators.frame;

import io.sightline.models.detector.RawDetections;

/**
 * A frame with what the network said of it, if it was asked.
 *
 * @param identity which frame
 * @param decision whether it was inferred
 * @param width width of the original frame, pixels; 0 when it was skipped before it was decoded
 * @param height height of the original frame, pixels; 0 when it was skipped before it was decoded
 * @param raw boxes and scores before suppression; null when it was skipped
 * @param decodedMicros when decoding ended, epoch microseconds
 * @param inferredMicros when inference ended or a skipped frame passed it, epoch microseconds
 */
public record InferredFrame(
        FrameIdentity identity,
        Decision decision,
        int width,
        int height,
        RawDetections raw,
        long decodedMicros,
        long inferredMicros) {}
