package io.sightline.operators.frame;

import io.sightline.models.detector.Detection;
import java.util.List;

/**
 * A frame with the objects found in it.
 *
 * @param identity which frame
 * @param decision whether it was inferred
 * @param width width of the original frame, pixels; 0 when it was skipped before it was decoded
 * @param height height of the original frame, pixels; 0 when it was skipped before it was decoded
 * @param detections the best first; none when it was skipped
 * @param decodedMicros when decoding ended, epoch microseconds
 * @param inferredMicros when inference ended or a skipped frame passed it, epoch microseconds
 */
public record DetectedFrame(
        FrameIdentity identity,
        Decision decision,
        int width,
        int height,
        List<Detection> detections,
        long decodedMicros,
        long inferredMicros) {}
