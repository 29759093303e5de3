package io.sightline.operators.infer;

import static io.sightline.operators.frame.TestingFrames.decoded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sightline.models.bundle.ModelException;
import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.InferredFrame;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class InferFunctionTest {
    @Test
    void infersEveryFrameInOrder() throws Exception {
        try (OneInputStreamOperatorTestHarness<DecodedFrame, InferredFrame> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(
                        new InferFunction(TestingDetector::new))) {
            DecodedFrame bright = decoded(1, 4, 4);
            bright.image().rgb()[0] = (byte) 255;
            harness.processElement(bright, 0);
            harness.processElement(decoded(2, 4, 4), 0);

            assertThat(harness.extractOutputValues())
                    .extracting(frame -> frame.identity().seq(), frame -> frame.raw().scores()[0])
                    .containsExactly(tuple(1L, 1f), tuple(2L, 0f));
        }
    }

    @Test
    void closesTheDetectorItOpened() throws Exception {
        int before = TestingDetector.open;
        try (OneInputStreamOperatorTestHarness<DecodedFrame, InferredFrame> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(
                        new InferFunction(TestingDetector::new))) {
            assertThat(TestingDetector.open).isEqualTo(before + 1);
            assertThat(harness.extractOutputValues()).isEmpty();
        }
        assertThat(TestingDetector.open).isEqualTo(before);
    }

    @Test
    void endsTheJobWhenTheModelCannotBeUsed() {
        InferFunction function =
                new InferFunction(
                        () -> {
                            throw new ModelException("model.json is missing");
                        });
        assertThatThrownBy(() -> ProcessFunctionTestHarnesses.forProcessFunction(function))
                .isInstanceOf(SuppressRestartsException.class)
                .hasRootCauseMessage("model.json is missing");
    }

    @Test
    void closesAfterAnOpenThatNeverHappened() {
        new InferFunction(TestingDetector::new).close();
        assertThat(TestingDetector.open).isNotNegative();
    }
}
