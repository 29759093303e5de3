package io.sightline.operators.infer;

import static io.sightline.operators.frame.TestingFrames.decoded;
import static io.sightline.operators.frame.TestingFrames.image;
import static io.sightline.operators.frame.TestingFrames.skipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sightline.models.bundle.ModelException;
import io.sightline.models.device.Computation;
import io.sightline.models.device.DeviceSelection;
import io.sightline.models.precision.Precision;
import io.sightline.models.shipped.ShippedModel;
import io.sightline.operators.frame.Decision;
import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.InferredFrame;
import io.sightline.operators.frame.Skipped;
import io.sightline.operators.frame.TestingFrames;
import java.util.List;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class InferOperatorTest {
    private static final Batching PAIRS = Batching.DEFAULT.withMaxSize(2);

    @Test
    void infersEveryFrameInOrder() throws Exception {
        try (OneInputStreamOperatorTestHarness<DecodedFrame, InferredFrame> harness =
                harness(device -> new TestingDetector())) {
            harness.open();
            DecodedFrame bright = decoded(1, 4, 4);
            image(bright).rgb()[0] = (byte) 255;
            harness.processElement(bright, 0);
            harness.processElement(decoded(2, 4, 4), 0);
            harness.prepareSnapshotPreBarrier(1);

            assertThat(harness.extractOutputValues())
                    .extracting(
                            frame -> frame.identity().seq(),
                            frame -> output(frame).raw().scores()[0])
                    .containsExactly(tuple(1L, 1f), tuple(2L, 0f));
        }
    }

    @Test
    void passesSkippedFramesOnInTheirPlaceWithoutAskingTheNetwork() throws Exception {
        try (OneInputStreamOperatorTestHarness<DecodedFrame, InferredFrame> harness =
                harness(device -> new TestingDetector())) {
            harness.open();
            harness.processElement(decoded(1, 4, 4), 0);
            harness.processElement(skipped(2), 0);
            harness.processElement(decoded(3, 4, 4), 0);
            harness.prepareSnapshotPreBarrier(1);

            assertThat(harness.extractOutputValues())
                    .extracting(
                            frame -> frame.identity().seq(),
                            frame -> frame.head().decision(),
                            frame -> frame.payload().getClass())
                    .containsExactly(
                            tuple(1L, Decision.INFERRED, InferredFrame.Output.class),
                            tuple(2L, Decision.SKIPPED_LATE, Skipped.class),
                            tuple(3L, Decision.INFERRED, InferredFrame.Output.class));
        }
    }

    @Test
    void handsTheImageOnAndNamesTheModel() throws Exception {
        try (OneInputStreamOperatorTestHarness<DecodedFrame, InferredFrame> harness =
                harness(device -> new TestingDetector())) {
            harness.open();
            DecodedFrame frame = decoded(1, 4, 4);
            harness.processElement(frame, 0);
            harness.processElement(skipped(2), 0);
            harness.prepareSnapshotPreBarrier(1);

            List<InferredFrame> out = harness.extractOutputValues();
            assertThat(output(out.get(0)).image()).isSameAs(image(frame));
            assertThat(out)
                    .extracting(InferredFrame::model)
                    .containsExactly(TestingFrames.MODEL, TestingFrames.MODEL);
        }
    }

    private static InferredFrame.Output output(InferredFrame frame) {
        return (InferredFrame.Output) frame.payload();
    }

    @Test
    void closesTheDetectorItOpened() throws Exception {
        int before = TestingDetector.OPEN.get();
        try (OneInputStreamOperatorTestHarness<DecodedFrame, InferredFrame> harness =
                harness(device -> new TestingDetector())) {
            harness.open();
            assertThat(TestingDetector.OPEN).hasValue(before + 1);
            assertThat(harness.extractOutputValues()).isEmpty();
        }
        assertThat(TestingDetector.OPEN).hasValue(before);
    }

    @Test
    void sharesTheDetectorWithTheOtherTasksOfTheProcess() throws Exception {
        int before = TestingDetector.OPEN.get();
        DetectorFactory factory = device -> new TestingDetector();
        try (OneInputStreamOperatorTestHarness<DecodedFrame, InferredFrame> first =
                        harness(factory);
                OneInputStreamOperatorTestHarness<DecodedFrame, InferredFrame> second =
                        harness(factory)) {
            first.open();
            second.open();
            assertThat(TestingDetector.OPEN).hasValue(before + 1);
        }
        assertThat(TestingDetector.OPEN).hasValue(before);
    }

    @Test
    void failsWithTheDetector() throws Exception {
        try (OneInputStreamOperatorTestHarness<DecodedFrame, InferredFrame> harness =
                harness(device -> new FailingDetector())) {
            harness.open();
            // Work may fail while it is handed over, or later.
            assertThatThrownBy(
                            () -> {
                                harness.processElement(decoded(1, 4, 4), 0);
                                harness.prepareSnapshotPreBarrier(1);
                            })
                    .hasStackTraceContaining("the device is gone");
        }
    }

    @Test
    void endsTheJobWhenTheModelCannotBeUsed() throws Exception {
        try (OneInputStreamOperatorTestHarness<DecodedFrame, InferredFrame> harness =
                harness(
                        device -> {
                            throw new ModelException("model.json is missing");
                        })) {
            assertThatThrownBy(harness::open)
                    .isInstanceOf(SuppressRestartsException.class)
                    .hasRootCauseMessage("model.json is missing");
        }
    }

    @Test
    void endsTheJobWhenTheDeviceIsNotThere() throws Exception {
        String digest = ShippedModel.open().digest();
        Computation elsewhere = new Computation(Precision.AUTO, DeviceSelection.parse("gpu:4321"));
        try (OneInputStreamOperatorTestHarness<DecodedFrame, InferredFrame> harness =
                harness(new ShippedDetectorFactory(digest, elsewhere))) {
            assertThatThrownBy(harness::open)
                    .isInstanceOf(SuppressRestartsException.class)
                    .hasRootCauseInstanceOf(ModelException.class)
                    .rootCause()
                    .message()
                    .startsWith("gpu:4321 cannot compute: this machine has ");
        }
    }

    private static OneInputStreamOperatorTestHarness<DecodedFrame, InferredFrame> harness(
            DetectorFactory detectorFactory) throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                new InferOperatorFactory(detectorFactory, TestingFrames.MODEL, PAIRS), 1, 1, 0);
    }
}
