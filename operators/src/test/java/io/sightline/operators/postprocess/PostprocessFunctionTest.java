package io.sightline.operators.postprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.operators.frame.Decision;
import io.sightline.operators.frame.DetectedFrame;
import io.sightline.operators.frame.InferredFrame;
import io.sightline.operators.frame.Skipped;
import io.sightline.operators.frame.TestingFrames;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class PostprocessFunctionTest {
    private static final RgbImage IMAGE = new RgbImage(1, 1, new byte[3]);

    @Test
    void turnsRawBoxesIntoDetections() throws Exception {
        assertThat(postprocess(0.9f).detections())
                .containsExactly(new Detection(0, "person", 0.9f, new Box(0.1f, 0.2f, 0.3f, 0.4f)));
    }

    @Test
    void emitsAFrameInWhichNothingWasFound() throws Exception {
        assertThat(postprocess(0.1f).detections()).isEmpty();
    }

    @Test
    void passesOnASkippedFrameInWhichNothingWasLookedFor() throws Exception {
        DetectedFrame frame =
                postprocess(
                        new InferredFrame(
                                TestingFrames.head(3, Decision.SKIPPED_LATE),
                                TestingFrames.MODEL,
                                new Skipped()));
        assertThat(frame.payload()).isEqualTo(new Skipped());
        assertThat(frame.detections()).isEmpty();
    }

    @Test
    void handsTheImageOn() throws Exception {
        assertThat(postprocess(0.9f).payload())
                .isInstanceOfSatisfying(
                        DetectedFrame.Found.class,
                        found -> assertThat(found.image()).containsSame(IMAGE));
    }

    private static DetectedFrame postprocess(float score) throws Exception {
        RawDetections raw =
                new RawDetections(1, 1, new float[] {0.2f, 0.1f, 0.4f, 0.3f}, new float[] {score});
        return postprocess(
                new InferredFrame(
                        TestingFrames.head(3, Decision.INFERRED),
                        TestingFrames.MODEL,
                        new InferredFrame.Output(IMAGE, raw)));
    }

    private static DetectedFrame postprocess(InferredFrame frame) throws Exception {
        try (OneInputStreamOperatorTestHarness<InferredFrame, DetectedFrame> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(new PostprocessFunction())) {
            harness.processElement(frame, 0);
            assertThat(harness.extractOutputValues()).hasSize(1);
            return harness.extractOutputValues().get(0);
        }
    }
}
