package io.sightline.operators.frame;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.ssd.DetectionFilter;
import io.sightline.operators.model.ModelIdentity;
import io.sightline.operators.model.ModelVersion;
import java.util.List;
import java.util.Optional;

/** Frames for tests. */
public final class TestingFrames {
    /** A model of one class. */
    public static final ModelVersion MODEL = model("ab".repeat(32));

    private TestingFrames() {}

    /** A model of one class with a digest. */
    public static ModelVersion model(String digest) {
        return new ModelVersion(
                new ModelIdentity("m", "1", digest),
                new DetectionFilter(List.of("person"), 0.5f, 0.45f, 200, 200));
    }

    /** The frame {@code seq} of camera {@code cam-a}. */
    public static FrameIdentity identity(long seq) {
        return new FrameIdentity(
                "cam-a", "e1", seq, 1_700_000_000_123L, "image/jpeg", "frames", 2, 40 + seq);
    }

    /** A frame of 640 x 480 pixels, received at 1 and decoded at 2 µs. */
    public static FrameHead head(long seq, Decision decision) {
        return new FrameHead(
                identity(seq),
                decision,
                Optional.of(new FrameSize(640, 480)),
                FrameTimings.decoded(1, 2));
    }

    /** A black frame of the given network input. */
    public static DecodedFrame decoded(long seq, int width, int height) {
        return new DecodedFrame(
                head(seq, Decision.INFERRED),
                new DecodedFrame.Pixels(new RgbImage(width, height, new byte[width * height * 3])));
    }

    /** A frame that was skipped, after it was decoded. */
    public static DecodedFrame skipped(long seq) {
        return new DecodedFrame(head(seq, Decision.SKIPPED_LATE), new Skipped());
    }

    /** The pixels of a frame that has some. */
    public static RgbImage image(DecodedFrame frame) {
        return ((DecodedFrame.Pixels) frame.payload()).image();
    }

    /** A frame with these detections, inferred at 3 µs. */
    public static DetectedFrame detected(long seq, Detection... detections) {
        return detected(seq, MODEL, detections);
    }

    /** A frame with these detections of a model, inferred at 3 µs. */
    public static DetectedFrame detected(long seq, ModelVersion model, Detection... detections) {
        return new DetectedFrame(
                head(seq, Decision.INFERRED).withInferred(3),
                model,
                new DetectedFrame.Found(Optional.empty(), List.of(detections)));
    }

    /** A detection of a person. */
    public static Detection person(float score, float xMin, float yMin, float xMax, float yMax) {
        return new Detection(1, "person", score, new Box(xMin, yMin, xMax, yMax));
    }
}
