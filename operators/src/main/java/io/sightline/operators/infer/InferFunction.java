package io.sightline.operators.infer;

import io.sightline.models.bundle.ModelException;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.EpochMicros;
import io.sightline.operators.frame.InferredFrame;
import io.sightline.operators.metrics.PipelineMetrics;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Emits one {@link InferredFrame} per {@link DecodedFrame}, in the order they came.
 *
 * <p>State: none. A frame that came this far has the network's input size, so a failure here is the
 * machine's, not the frame's: it propagates and Flink restarts from the last checkpoint. A model
 * that cannot be used ends the job, since no restart mends it. The detector is opened here and
 * closed here; its native memory never leaves it.
 */
public final class InferFunction extends ProcessFunction<DecodedFrame, InferredFrame> {
    private static final long serialVersionUID = 1L;

    private final DetectorFactory detectorFactory;

    private transient ObjectDetector detector;
    private transient Counter framesInferred;
    private transient Histogram inferMicros;

    /**
     * @param detectorFactory opens the detector on the task's machine
     */
    public InferFunction(DetectorFactory detectorFactory) {
        this.detectorFactory = Objects.requireNonNull(detectorFactory, "detectorFactory");
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // owned by this function, closed in close()
    public void open(OpenContext openContext) {
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        framesInferred = metrics.counter(PipelineMetrics.FRAMES_INFERRED);
        inferMicros = PipelineMetrics.histogram(metrics, PipelineMetrics.INFER_MICROS);
        try {
            detector = detectorFactory.open();
        } catch (ModelException e) {
            throw new SuppressRestartsException(e);
        }
    }

    @Override
    public void processElement(DecodedFrame frame, Context context, Collector<InferredFrame> out) {
        long startNanos = System.nanoTime();
        RawDetections raw = detector.detect(List.of(frame.image())).get(0);
        inferMicros.update((System.nanoTime() - startNanos) / 1_000);
        framesInferred.inc();
        out.collect(
                new InferredFrame(
                        frame.identity(),
                        frame.width(),
                        frame.height(),
                        raw,
                        frame.decodedMicros(),
                        EpochMicros.now()));
    }

    @Override
    public void close() {
        if (detector != null) {
            detector.close();
            detector = null;
        }
    }
}
