package io.sightline.operators.postprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.ssd.DetectionFilter;
import io.sightline.operators.frame.Decision;
import io.sightline.operators.frame.DetectedFrame;
import io.sightline.operators.frame.InferredFrame;
import io.sightline.operators.frame.TestingFrames;
import java.util.List;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class PostprocessFunctionTest {
    private static final DetectionFilter FILTER =
            new DetectionFilter(List.of("person"), 0.5f, 0.45f, 200, 200);

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
                                TestingFrames.identity(3),
                                Decision.SKIPPED_LATE,
                                0,
                                0,
                                null,
                                2,
                                3));
        assertThat(frame.decision()).isEqualTo(Decision.SKIPPED_LATE);
        assertThat(frame.detections()).isEmpty();
    }

    private static DetectedFrame postprocess(float score) throws Exception {
        RawDetections raw =
                new RawDetections(1, 1, new float[] {0.2f, 0.1f, 0.4f, 0.3f}, new float[] {score});
        return postprocess(
                new InferredFrame(
                        TestingFrames.identity(3), Decision.INFERRED, 640, 480, raw, 2, 3));
    }

    private static DetectedFrame postprocess(InferredFrame frame) throws Exception {
        try (OneInputStreamOperatorTestHarness<InferredFrame, DetectedFrame> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(new PostprocessFunction(FILTER))) {
            harness.processElement(frame, 0);
            assertThat(harness.extractOutputValues()).hasSize(1);
            return harness.extractOutputValues().get(0);
        }
    }
}
