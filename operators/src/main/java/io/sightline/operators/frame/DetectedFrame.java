package io.sightline.operators.frame;

import io.sightline.models.detector.Detection;
import java.util.List;

/**
 * A frame with the objects found in it.
 *
 * @param identity which frame
 * @param width width of the original frame, pixels
 * @param height height of the original frame, pixels
 * @param detections the best first
 * @param decodedMicros when decoding ended, epoch microseconds
 * @param inferredMicros when inference ended, epoch microseconds
 */
public record DetectedFrame(
        FrameIdentity identity,
        int width,
        int height,
        List<Detection> detections,
        long decodedMicros,
        long inferredMicros) {}
