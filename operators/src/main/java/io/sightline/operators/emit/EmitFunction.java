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
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Emits one {@link DetectionEvent} per {@link DetectedFrame}, in the order in which they came. The
 * last step that sees a frame's pixels: an event does not refer to them.
 *
 * <p>State: none. Every frame has an event, so there are no bad records. An event has at most about
 * 30 kB, since the model's thresholds bound the detections of a frame: it always fits into a
 * record.
 */
public final class EmitFunction extends ProcessFunction<DetectedFrame, DetectionEvent> {
    private static final long serialVersionUID = 1L;

    private final SerializableSupplier<EventFormat> formats;

    private transient EventFormat format;
    private transient EventHeaders headers;
    private transient Counter eventsEmitted;
    private transient Histogram eventLagMillis;

    /**
     * @param formats makes the format of the events, once in each task
     */
    public EmitFunction(SerializableSupplier<EventFormat> formats) {
        this.formats = Objects.requireNonNull(formats, "formats");
    }

    @Override
    public void open(OpenContext openContext) {
        format = formats.get();
        headers = new EventHeaders(format);
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
                        format.write(frame),
                        headers.of(frame, EpochMicros.now())));
        eventsEmitted.inc();
        eventLagMillis.update(
                context.timerService().currentProcessingTime()
                        - frame.identity().frameTimeMillis());
    }
}
