package io.sightline.operators.infer;

import io.sightline.models.bundle.ModelException;
import io.sightline.models.sharing.Shared;
import io.sightline.operators.frame.Decision;
import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.EpochMicros;
import io.sightline.operators.frame.InferredFrame;
import io.sightline.operators.metrics.PipelineMetrics;
import io.sightline.operators.work.OrderedOperator;
import java.util.Optional;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Emits one {@link InferredFrame} per {@link DecodedFrame}, in the order they came; several are in
 * the network at the same time, beside those of the process's other tasks. Skipped frames are
 * passed on in their place.
 *
 * <p>State: none. A frame that came this far has the network's input size, so a failure here is the
 * machine's, not the frame's: it propagates and Flink restarts from the last checkpoint. A model
 * that cannot be used, or a device that is not there, ends the job, since no restart mends it.
 */
final class InferOperator
        extends OrderedOperator<DecodedFrame, InferOperator.Inferred, InferredFrame> {
    private static final long serialVersionUID = 1L;

    private static final int BATCHES_PER_CALLER = 2;

    private final DetectorFactory detectorFactory;
    private final Batching batching;

    // Reporters read gauges from their own threads.
    private transient volatile Shared.Lease<InferenceEngine> engine;
    private transient Counter framesInferred;
    private transient Histogram inferMicros;
    private transient Histogram batchFrames;

    InferOperator(
            StreamOperatorParameters<InferredFrame> parameters,
            DetectorFactory detectorFactory,
            Batching batching) {
        super(parameters);
        this.detectorFactory = detectorFactory;
        this.batching = batching;
    }

    /** A frame out of the network, or past it. */
    record Inferred(InferredFrame frame, Optional<Inference> inference) {}

    @Override
    @SuppressWarnings("MustBeClosedChecker") // owned by this operator, closed in close()
    public void open() throws Exception {
        super.open();
        MetricGroup group = getMetricGroup();
        framesInferred = group.counter(PipelineMetrics.FRAMES_INFERRED);
        inferMicros = PipelineMetrics.histogram(group, PipelineMetrics.INFER_MICROS);
        batchFrames = PipelineMetrics.histogram(group, PipelineMetrics.BATCH_FRAMES);
        group.gauge(PipelineMetrics.FRAMES_IN_FLIGHT, (Gauge<Integer>) this::inFlightCount);
        group.gauge(PipelineMetrics.FRAMES_QUEUED, (Gauge<Integer>) this::queuedCount);
        try {
            engine = InferenceEngine.join(detectorFactory, batching);
        } catch (ModelException e) {
            throw new SuppressRestartsException(e);
        }
    }

    private int queuedCount() {
        Shared.Lease<InferenceEngine> open = engine;
        return open == null ? 0 : open.get().queued();
    }

    @Override
    protected int capacity() {
        return BATCHES_PER_CALLER * engine.get().callers() * engine.get().batchSize();
    }

    @Override
    public void processElement(StreamRecord<DecodedFrame> element) throws Exception {
        awaitRoom();
        DecodedFrame frame = element.getValue();
        if (frame.decision() == Decision.INFERRED) {
            add(
                    engine.get()
                            .infer(frame.image())
                            .thenApply(inference -> inferred(frame, inference)));
        } else {
            pass(skipped(frame));
        }
    }

    private static Inferred skipped(DecodedFrame frame) {
        return new Inferred(
                new InferredFrame(
                        frame.identity(),
                        frame.decision(),
                        frame.width(),
                        frame.height(),
                        null,
                        frame.decodedMicros(),
                        EpochMicros.now()),
                Optional.empty());
    }

    private static Inferred inferred(DecodedFrame frame, Inference inference) {
        return new Inferred(
                new InferredFrame(
                        frame.identity(),
                        frame.decision(),
                        frame.width(),
                        frame.height(),
                        inference.raw(),
                        frame.decodedMicros(),
                        inference.inferredMicros()),
                Optional.of(inference));
    }

    @Override
    protected void emit(Inferred inferred) {
        inferred.inference().ifPresent(this::count);
        InferredFrame frame = inferred.frame();
        output.collect(new StreamRecord<>(frame, frame.identity().frameTimeMillis()));
    }

    private void count(Inference inference) {
        framesInferred.inc();
        inferMicros.update(inference.batchNanos() / 1_000);
        batchFrames.update(inference.batchSize());
    }

    @Override
    public void close() throws Exception {
        super.close();
        Shared.Lease<InferenceEngine> open = engine;
        engine = null;
        if (open != null) {
            open.close();
        }
    }
}
