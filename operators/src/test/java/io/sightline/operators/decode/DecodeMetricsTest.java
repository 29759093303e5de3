package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Interpolation;
import io.sightline.models.detector.RgbImage;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.DecodeReason;
import io.sightline.operators.bitstream.TestingClip;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.metrics.PipelineMetrics;
import java.util.Optional;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;

/** Names of metrics are part of the interface: dashboards and alerts spell them out. */
class DecodeMetricsTest {
    private static final long NOW_MILLIS = 1_700_000_000_000L;

    private final MetricListener registry = new MetricListener();
    private final DecodeMetrics metrics = new DecodeMetrics(registry.getMetricGroup());

    @Test
    void countsUnderTheNamesOfThePipeline() {
        metrics.frameCame(frame("cam-1"), NOW_MILLIS);
        metrics.frameDecoded(decoded(true));
        metrics.frameDecoded(decoded(false));
        metrics.recordJoined();
        metrics.framesMissing(4);
        metrics.frameRepeated();
        metrics.gopOutgrown();
        assertThat(count("framesIn")).isEqualTo(1);
        assertThat(count("framesDecoded")).isEqualTo(2);
        assertThat(count("framesTolerated")).isEqualTo(1);
        assertThat(count("recordsJoined")).isEqualTo(1);
        assertThat(count("framesMissing")).isEqualTo(4);
        assertThat(count("framesRepeated")).isEqualTo(1);
        assertThat(count("gopsOutgrown")).isEqualTo(1);
    }

    private static DecodeOutcome.Decoded decoded(boolean sound) {
        Picture picture = new Picture(4, 3, new RgbImage(1, 1, new byte[3]), sound);
        return new DecodeOutcome.Decoded(frame("cam-1"), ContentType.JPEG, picture);
    }

    @Test
    void countsDeadLettersByReasonAndByCamera() {
        metrics.frameCame(frame("cam-1"), NOW_MILLIS);
        metrics.frameDeadLettered(refused("cam-1", DecodeReason.TRUNCATED));
        metrics.frameDeadLettered(refused("cam-1", DecodeReason.NO_KEYFRAME));
        metrics.frameDeadLettered(refused("cam-1", DecodeReason.NO_KEYFRAME));
        assertThat(count("framesDeadLettered")).isEqualTo(3);
        assertThat(count("reason", "truncated", "framesDeadLettered")).isEqualTo(1);
        assertThat(count("reason", "no-keyframe", "framesDeadLettered")).isEqualTo(2);
        assertThat(count("reason", "corrupt", "framesDeadLettered")).isZero();
        assertThat(count("camera", "cam-1", "framesDeadLettered")).isEqualTo(3);
    }

    /** A record without a camera, or without a capture time, has neither lag nor life to show. */
    @Test
    void countsFramesThatCannotBeNamedWithoutACamera() {
        metrics.frameCame(frame(""), NOW_MILLIS);
        metrics.frameCame(
                TestingFrame.of("cam-1").timestampMillis(-1).bytes(new byte[1]), NOW_MILLIS);
        metrics.frameDeadLettered(refused("", DecodeReason.BAD_KEY));
        assertThat(count("framesIn")).isEqualTo(2);
        assertThat(count("framesDeadLettered")).isEqualTo(1);
        assertThat(registry.getGauge("camera", "cam-1", "lagMillis")).isEmpty();
    }

    @Test
    void countsSkippedFramesAllInAllAndByCamera() {
        metrics.frameCame(frame("cam-1"), NOW_MILLIS);
        metrics.frameSkipped(
                new DecodeOutcome.Skipped(frame("cam-1"), ContentType.JPEG, Optional.empty()));
        metrics.frameSkipped(
                new DecodeOutcome.Skipped(frame("cam-2"), ContentType.JPEG, Optional.empty()));
        assertThat(count("framesSkipped")).isEqualTo(2);
        assertThat(count("camera", "cam-1", "framesSkipped")).isEqualTo(1);
    }

    @Test
    void showsHowFarACameraLags() {
        metrics.frameCame(frame("cam-1"), NOW_MILLIS);
        assertThat(registry.getGauge("camera", "cam-1", "lagMillis").orElseThrow().getValue())
                .isEqualTo(70L);
    }

    @Test
    void tellsTheTimeInMicroseconds() {
        metrics.decodeTook(1_500_000);
        assertThat(registry.getHistogram(PipelineMetrics.DECODE_MICROS))
                .map(Histogram::getStatistics)
                .hasValueSatisfying(times -> assertThat(times.getMax()).isEqualTo(1500));
    }

    @Test
    void showsWhatTheDecoderHolds() {
        try (FrameDecoder decoder =
                new FrameDecoder(DecodePolicy.forInput(48, 32, Interpolation.PYRAMID), metrics)) {
            decodeTwoUnits(decoder);
            metrics.holds(decoder);
            assertThat(gauge("framesPending")).isEqualTo(2);
            assertThat(gauge("decodersOpen")).isEqualTo(1);
        }
    }

    /** A reporter asks at any time, from a thread that must not look into the decoder. */
    @Test
    void showsWhatTheDecoderHeldWhenTheTaskLastSaid() {
        try (FrameDecoder decoder =
                new FrameDecoder(DecodePolicy.forInput(48, 32, Interpolation.PYRAMID), metrics)) {
            metrics.holds(decoder);
            decodeTwoUnits(decoder);
            assertThat(gauge("framesPending")).isEqualTo(0);
            assertThat(gauge("decodersOpen")).isEqualTo(0);
        }
    }

    private static void decodeTwoUnits(FrameDecoder decoder) {
        MemoryCameraStore store = new MemoryCameraStore();
        TestingFrame.clip(TestingClip.H264_B_FRAMES, "cam-1")
                .subList(0, 2)
                .forEach(frame -> decoder.decode(frame, store));
    }

    /** The frame 7 of a camera, captured 70 ms ago. */
    private static EncodedFrame frame(String cameraId) {
        return TestingFrame.of(cameraId)
                .seq(7)
                .timestampMillis(NOW_MILLIS - 70)
                .bytes(new byte[] {1});
    }

    private static DecodeOutcome.Refused refused(String cameraId, DecodeReason reason) {
        return new DecodeOutcome.Refused(frame(cameraId), reason, "no good");
    }

    private long count(String... name) {
        return registry.getCounter(name).map(Counter::getCount).orElseThrow();
    }

    private Object gauge(String name) {
        return registry.getGauge(name).map(Gauge::getValue).orElseThrow();
    }
}
