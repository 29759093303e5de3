package io.sightline.operators.metrics;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;

/**
 * The metrics of each camera of a task, in a group for each: {@code camera=<id>}.
 *
 * <p>Flink keeps a group until its task ends, so the first {@value #MAX_CAMERAS} cameras of a task
 * have metrics and keep them, also when they stop sending, which the time of their last frame
 * shows. Frames of further cameras are only counted. Not thread-safe, except for reporters.
 */
public final class CameraMetrics {
    /** Maximum number of cameras of a task with metrics. */
    public static final int MAX_CAMERAS = 256;

    private static final String CAMERA = "camera";

    private final MetricGroup group;
    private final Counter framesUntracked;
    private final Map<String, Camera> cameras = new HashMap<>();

    /**
     * @param group of the step
     */
    public CameraMetrics(MetricGroup group) {
        this.group = group;
        framesUntracked = group.counter(PipelineMetrics.FRAMES_UNTRACKED);
    }

    /**
     * A frame was received.
     *
     * @param frameTimeMillis capture time, epoch milliseconds
     * @param nowMillis epoch milliseconds
     */
    public void frameCame(String cameraId, long frameTimeMillis, long nowMillis) {
        Camera known = cameras.get(cameraId);
        if (known != null) {
            known.frameCame(frameTimeMillis, nowMillis);
        } else if (cameras.size() < MAX_CAMERAS) {
            Camera camera = new Camera();
            camera.frameCame(frameTimeMillis, nowMillis);
            camera.register(group.addGroup(CAMERA, cameraId));
            cameras.put(cameraId, camera);
        } else {
            framesUntracked.inc();
        }
    }

    /** A frame was dead-lettered; counted if its camera has metrics. */
    public void frameDeadLettered(String cameraId) {
        Camera camera = cameras.get(cameraId);
        if (camera != null) {
            camera.framesDeadLettered.inc();
        }
    }

    /** A frame was skipped; counted if its camera has metrics. */
    public void frameSkipped(String cameraId) {
        Camera camera = cameras.get(cameraId);
        if (camera != null) {
            camera.framesSkipped.inc();
        }
    }

    /** Reporters read gauges from their own threads. */
    private static final class Camera {
        private volatile long lagMillis;
        private volatile long lastFrameMillis;
        private final Counter framesDeadLettered = new SimpleCounter();
        private final Counter framesSkipped = new SimpleCounter();

        private void register(MetricGroup group) {
            group.counter(PipelineMetrics.FRAMES_DEAD_LETTERED, framesDeadLettered);
            group.counter(PipelineMetrics.FRAMES_SKIPPED, framesSkipped);
            group.gauge(PipelineMetrics.LAG_MILLIS, (Gauge<Long>) () -> lagMillis);
            group.gauge(PipelineMetrics.LAST_FRAME_MILLIS, (Gauge<Long>) () -> lastFrameMillis);
        }

        private void frameCame(long frameTimeMillis, long nowMillis) {
            lastFrameMillis = frameTimeMillis;
            lagMillis = nowMillis - frameTimeMillis;
        }
    }
}
