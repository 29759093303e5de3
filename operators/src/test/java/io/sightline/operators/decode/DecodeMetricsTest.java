package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Interpolation;
import io.sightline.operators.metrics.PipelineMetrics;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;

/** Names of metrics are part of the interface: dashboards and alerts spell them out. */
class DecodeMetricsTest {
    private final MetricListener registry = new MetricListener();
    private final DecodeMetrics metrics = new DecodeMetrics(registry.getMetricGroup());

    @Test
    void countsUnderTheNamesOfThePipeline() {
        metrics.frameDecoded();
        metrics.frameDeadLettered();
        metrics.framesMissing(4);
        metrics.frameRepeated();
        metrics.gopOutgrown();
        assertThat(count("framesDecoded")).isEqualTo(1);
        assertThat(count("framesDeadLettered")).isEqualTo(1);
        assertThat(count("framesMissing")).isEqualTo(4);
        assertThat(count("framesRepeated")).isEqualTo(1);
        assertThat(count("gopsOutgrown")).isEqualTo(1);
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
                new FrameDecoder(DecodePolicy.forInput(48, 32, Interpolation.AREA), metrics)) {
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
                new FrameDecoder(DecodePolicy.forInput(48, 32, Interpolation.AREA), metrics)) {
            metrics.holds(decoder);
            decodeTwoUnits(decoder);
            assertThat(gauge("framesPending")).isEqualTo(0);
            assertThat(gauge("decodersOpen")).isEqualTo(0);
        }
    }

    private static void decodeTwoUnits(FrameDecoder decoder) {
        MemoryCameraStore store = new MemoryCameraStore();
        TestingClip.H264_B_FRAMES
                .frames("cam-1")
                .subList(0, 2)
                .forEach(frame -> decoder.decode(frame, store));
    }

    private long count(String name) {
        return registry.getCounter(name).map(Counter::getCount).orElseThrow();
    }

    private Object gauge(String name) {
        return registry.getGauge(name).map(Gauge::getValue).orElseThrow();
    }
}
