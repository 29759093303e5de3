package io.sightline.operators.frame;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import io.sightline.models.detector.RgbImage;
import java.util.List;

/** Frames for tests. */
public final class TestingFrames {
    private TestingFrames() {}

    /** The frame {@code seq} of camera {@code cam-a}. */
    public static FrameIdentity identity(long seq) {
        return new FrameIdentity(
                "cam-a", "e1", seq, 1_700_000_000_123L, "image/jpeg", "frames", 2, 40 + seq, 1L);
    }

    /** A black frame of the given network input. */
    public static DecodedFrame decoded(long seq, int width, int height) {
        return new DecodedFrame(
                identity(seq),
                Decision.INFERRED,
                640,
                480,
                new RgbImage(width, height, new byte[width * height * 3]),
                2L);
    }

    /** A frame with these detections. */
    public static DetectedFrame detected(long seq, Detection... detections) {
        return new DetectedFrame(
                identity(seq), Decision.INFERRED, 640, 480, List.of(detections), 2L, 3L);
    }

    /** A frame that was skipped, after it was decoded. */
    public static DecodedFrame skipped(long seq) {
        return new DecodedFrame(identity(seq), Decision.SKIPPED_LATE, 640, 480, null, 2L);
    }

    /** A detection of a person. */
    public static Detection person(float score, float xMin, float yMin, float xMax, float yMax) {
        return new Detection(1, "person", score, new Box(xMin, yMin, xMax, yMax));
    }
}
