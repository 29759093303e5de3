package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Interpolation;
import io.sightline.operators.bitstream.TestingClip;
import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.EpochMicros;
import io.sightline.operators.metrics.TestingTaskMetrics;
import io.sightline.operators.overload.OverloadPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The steps chained behind may take long for a frame that is emitted: that is not decoding. */
class DecodeTimesTest {
    private final TestingTaskMetrics metrics = new TestingTaskMetrics();

    @Test
    void theTimeOfAVideoFrameEndsBeforeAnythingIsEmitted() throws Exception {
        List<Long> timedWhenEmitted = new ArrayList<>();
        try (var harness = harness(frame -> timedWhenEmitted.add(timedFrames()))) {
            harness.open();
            for (EncodedFrame frame :
                    TestingFrame.clip(TestingClip.H264_SMALL, "cam-1").subList(0, 3)) {
                harness.processElement(new StreamRecord<>(frame));
            }
        }
        assertThat(timedWhenEmitted).containsExactly(1L, 2L, 3L);
    }

    @Test
    void framesThatBecomeKnownTogetherWereDecodedAtTheSameTime() throws Exception {
        List<Long> stamps = new ArrayList<>();
        Consumer<DecodedFrame> slow =
                frame -> {
                    stamps.add(frame.head().timings().decodedMicros());
                    awaitNextMicrosecond();
                };
        try (var harness = harness(slow)) {
            harness.open();
            for (EncodedFrame frame :
                    TestingFrame.clip(TestingClip.H264_B_FRAMES, "cam-1").subList(0, 6)) {
                harness.processElement(new StreamRecord<>(frame));
            }
            int known = stamps.size();
            harness.processWatermark(Watermark.MAX_WATERMARK);
            assertThat(stamps.subList(known, 6))
                    .hasSizeGreaterThan(1)
                    .containsOnly(stamps.get(known));
        }
    }

    private long timedFrames() {
        return ((Histogram) metrics.find("decodeMicros")).getCount();
    }

    private static void awaitNextMicrosecond() {
        long now = EpochMicros.now();
        while (EpochMicros.now() == now) {
            Thread.onSpinWait();
        }
    }

    /**
     * @param next stands for the steps chained behind
     */
    private OneInputStreamOperatorTestHarness<EncodedFrame, DecodedFrame> harness(
            Consumer<DecodedFrame> next) throws Exception {
        OneInputStreamOperatorTestHarness<EncodedFrame, DecodedFrame> harness =
                new OneInputStreamOperatorTestHarness<>(
                        new DecodeOperatorFactory(
                                DecodePolicy.forInput(48, 32, Interpolation.PYRAMID),
                                OverloadPolicy.PROCESS_ALL),
                        new MockEnvironmentBuilder().setMetricGroup(metrics.group()).build());
        KeySelector<EncodedFrame, String> camera = EncodedFrame::cameraId;
        harness.getStreamConfig().setStatePartitioner(0, camera);
        harness.getStreamConfig().setStateKeySerializer(StringSerializer.INSTANCE);
        harness.getStreamConfig().serializeAllConfigs();
        harness.setOutputCreator(unused -> new TestingOutput<>(next));
        return harness;
    }
}
