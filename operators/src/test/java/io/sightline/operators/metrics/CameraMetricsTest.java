package io.sightline.operators.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.testutils.MetricListener;
import org.junit.jupiter.api.Test;

class CameraMetricsTest {
    private final MetricListener registry = new MetricListener();
    private final CameraMetrics metrics = new CameraMetrics(registry.getMetricGroup());

    @Test
    void showsTheLagAndTheLastFrameOfEachCamera() {
        metrics.frameCame("cam-1", 1_000, 1_040);
        metrics.frameCame("cam-2", 500, 1_500);
        metrics.frameCame("cam-1", 2_000, 2_300);
        assertThat(gauge("cam-1", "lagMillis")).isEqualTo(300L);
        assertThat(gauge("cam-1", "lastFrameMillis")).isEqualTo(2_000L);
        assertThat(gauge("cam-2", "lagMillis")).isEqualTo(1_000L);
        assertThat(gauge("cam-2", "lastFrameMillis")).isEqualTo(500L);
    }

    @Test
    void keepsShowingACameraThatWentSilent() {
        metrics.frameCame("silent", 1_000, 1_040);
        for (int seq = 0; seq < 100; seq++) {
            metrics.frameCame("busy", 1_000 + seq * 40L, 1_040 + seq * 40L);
        }
        assertThat(gauge("silent", "lastFrameMillis")).isEqualTo(1_000L);
    }

    @Test
    void countsTheDeadLettersAndTheSkippedFramesOfEachCamera() {
        metrics.frameCame("cam-1", 1_000, 1_040);
        metrics.frameCame("cam-2", 1_000, 1_040);
        metrics.frameDeadLettered("cam-2");
        metrics.frameSkipped("cam-1");
        assertThat(count("camera", "cam-1", "framesSkipped")).isEqualTo(1);
        assertThat(count("camera", "cam-2", "framesSkipped")).isZero();
        assertThat(count("camera", "cam-1", "framesDeadLettered")).isZero();
        assertThat(count("camera", "cam-2", "framesDeadLettered")).isEqualTo(1);
    }

    @Test
    void onlyCountsTheFramesOfCamerasBeyondTheBound() {
        for (int camera = 0; camera < CameraMetrics.MAX_CAMERAS; camera++) {
            metrics.frameCame("cam-" + camera, 1_000, 1_040);
        }
        assertThat(count("framesUntracked")).isZero();
        metrics.frameCame("one-more", 1_000, 1_040);
        metrics.frameDeadLettered("one-more");
        metrics.frameSkipped("one-more");
        metrics.frameCame("cam-0", 2_000, 2_010);
        assertThat(count("framesUntracked")).isEqualTo(1);
        assertThat(registry.getGauge("camera", "one-more", "lagMillis")).isEmpty();
        assertThat(gauge("cam-0", "lagMillis")).isEqualTo(10L);
    }

    private Object gauge(String cameraId, String name) {
        return registry.getGauge("camera", cameraId, name).map(Gauge::getValue).orElseThrow();
    }

    private long count(String... name) {
        return registry.getCounter(name).map(Counter::getCount).orElseThrow();
    }
}
