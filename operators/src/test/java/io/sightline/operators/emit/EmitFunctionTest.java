package io.sightline.operators.emit;

import static io.sightline.operators.frame.TestingFrames.detected;
import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.operators.frame.DetectedFrame;
import io.sightline.operators.frame.TestingFrames;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class EmitFunctionTest {
    @Test
    void emitsOneEventPerFrameInOrder() throws Exception {
        try (OneInputStreamOperatorTestHarness<DetectedFrame, DetectionEvent> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(new EmitFunction(EventJson::new))) {
            harness.processElement(detected(1), 0);
            harness.processElement(detected(2), 0);

            assertThat(harness.extractOutputValues()).hasSize(2);
            assertThat(harness.extractOutputValues().get(0).value())
                    .isEqualTo(new EventJson().write(detected(1)));
            assertThat(harness.extractOutputValues().get(1).value())
                    .isEqualTo(new EventJson().write(detected(2)));
        }
    }

    @Test
    void keysAndStampsTheEventByCameraAndCaptureTime() throws Exception {
        try (OneInputStreamOperatorTestHarness<DetectedFrame, DetectionEvent> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(new EmitFunction(EventJson::new))) {
            harness.processElement(detected(1), 0);

            DetectionEvent event = harness.extractOutputValues().get(0);
            assertThat(event.cameraId()).isEqualTo("cam-a");
            assertThat(event.frameTimeMillis())
                    .isEqualTo(TestingFrames.identity(1).frameTimeMillis());
        }
    }
}
