package io.sightline.operators.postprocess;

import io.sightline.models.detector.Detection;
import io.sightline.models.ssd.DetectionFilter;
import io.sightline.operators.frame.Decision;
import io.sightline.operators.frame.DetectedFrame;
import io.sightline.operators.frame.InferredFrame;
import io.sightline.operators.metrics.PipelineMetrics;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Emits one {@link DetectedFrame} per {@link InferredFrame}, in the order they came, also when
 * nothing was found or looked for.
 *
 * <p>State: none. Any network output has detections, if only none, so there are no bad records.
 */
public final class PostprocessFunction extends ProcessFunction<InferredFrame, DetectedFrame> {
    private static final long serialVersionUID = 1L;

    private final DetectionFilter filter;

    private transient Counter detectionsFound;

    /**
     * @param filter thresholds and labels of the model
     */
    public PostprocessFunction(DetectionFilter filter) {
        this.filter = Objects.requireNonNull(filter, "filter");
    }

    @Override
    public void open(OpenContext openContext) {
        detectionsFound =
                getRuntimeContext().getMetricGroup().counter(PipelineMetrics.DETECTIONS_FOUND);
    }

    @Override
    public void processElement(InferredFrame frame, Context context, Collector<DetectedFrame> out) {
        List<Detection> detections =
                frame.decision() == Decision.INFERRED ? filter.detections(frame.raw()) : List.of();
        detectionsFound.inc(detections.size());
        out.collect(
                new DetectedFrame(
                        frame.identity(),
                        frame.decision(),
                        frame.width(),
                        frame.height(),
                        detections,
                        frame.decodedMicros(),
                        frame.inferredMicros()));
    }
}
