package io.sightline.operators.postprocess;

import io.sightline.models.detector.Detection;
import io.sightline.models.ssd.FilterBuffers;
import io.sightline.operators.frame.DetectedFrame;
import io.sightline.operators.frame.InferredFrame;
import io.sightline.operators.frame.Skipped;
import io.sightline.operators.metrics.PipelineMetrics;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Emits one {@link DetectedFrame} per {@link InferredFrame}, in the order in which they came, also
 * when nothing was found and for skipped frames. Thresholds and labels are those of the model that
 * the frame carries.
 *
 * <p>State: none. Every network output has a list of detections, possibly an empty one, so there
 * are no bad records.
 */
public final class PostprocessFunction extends ProcessFunction<InferredFrame, DetectedFrame> {
    private static final long serialVersionUID = 1L;

    private transient FilterBuffers buffers;
    private transient Counter detectionsFound;

    @Override
    public void open(OpenContext openContext) {
        buffers = new FilterBuffers();
        detectionsFound =
                getRuntimeContext().getMetricGroup().counter(PipelineMetrics.DETECTIONS_FOUND);
    }

    @Override
    public void processElement(InferredFrame frame, Context context, Collector<DetectedFrame> out) {
        out.collect(new DetectedFrame(frame.head(), frame.model(), payload(frame)));
    }

    private DetectedFrame.Payload payload(InferredFrame frame) {
        if (frame.payload() instanceof InferredFrame.Output output) {
            List<Detection> detections = frame.model().filter().detections(output.raw(), buffers);
            detectionsFound.inc(detections.size());
            return new DetectedFrame.Found(Optional.of(output.image()), detections);
        }
        return new Skipped();
    }
}
