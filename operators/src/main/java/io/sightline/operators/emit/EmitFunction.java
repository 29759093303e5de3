package io.sightline.operators.emit;

import io.sightline.operators.frame.DetectedFrame;
import io.sightline.operators.frame.EpochMicros;
import io.sightline.operators.metrics.PipelineMetrics;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Emits one {@link DetectionEvent} per {@link DetectedFrame}, in the order they came.
 *
 * <p>State: none. Every frame has an event, so there are no bad records. An event is at most some
 * 30 kB, since the detections of a frame are bounded by the model's thresholds: it always fits into
 * a record.
 */
public final class EmitFunction extends ProcessFunction<DetectedFrame, DetectionEvent> {
    private static final long serialVersionUID = 1L;

    private final ModelIdentity model;

    private transient EventJson json;
    private transient EventHeaders headers;
    private transient Counter eventsEmitted;
    private transient Histogram eventLagMillis;

    /**
     * @param model the model that every event names
     */
    public EmitFunction(ModelIdentity model) {
        this.model = Objects.requireNonNull(model, "model");
    }

    @Override
    public void open(OpenContext openContext) {
        json = new EventJson(model);
        headers = new EventHeaders(model);
        MetricGroup group = getRuntimeContext().getMetricGroup();
        eventsEmitted = group.counter(PipelineMetrics.EVENTS_EMITTED);
        eventLagMillis = PipelineMetrics.histogram(group, PipelineMetrics.EVENT_LAG_MILLIS);
    }

    @Override
    public void processElement(
            DetectedFrame frame, Context context, Collector<DetectionEvent> out) {
        out.collect(
                new DetectionEvent(
                        frame.identity().cameraId(),
                        frame.identity().frameTimeMillis(),
                        json.write(frame),
                        headers.of(frame, EpochMicros.now())));
        eventsEmitted.inc();
        eventLagMillis.update(
                context.timerService().currentProcessingTime()
                        - frame.identity().frameTimeMillis());
    }
}
