package io.sightline.operators.infer;

import io.sightline.models.bundle.ModelException;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.sharing.Shared;
import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.EpochMicros;
import io.sightline.operators.frame.FrameHead;
import io.sightline.operators.frame.InferredFrame;
import io.sightline.operators.frame.Skipped;
import io.sightline.operators.metrics.PipelineMetrics;
import io.sightline.operators.model.ModelVersion;
import io.sightline.operators.work.CarefulWork;
import io.sightline.operators.work.FramePlace;
import io.sightline.operators.work.OrderedOperator;
import io.sightline.operators.work.TaskWatch;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.IOUtils;

/**
 * Emits one {@link InferredFrame} per {@link DecodedFrame}, in the order in which they came.
 * Several are in the network at the same time, together with those of other tasks. Skipped frames
 * are passed on in their place. Each frame carries the model that was active when it came.
 *
 * <p>State: none. The frames in flight, at most {@value #BATCHES_PER_CALLER} batches for each
 * caller of the network, are the only ones whose images this step keeps alive: an image is handed
 * on with its frame, and the steps behind this one handle one frame at a time.
 *
 * <p>A frame that came this far has the network's input size, so a failure here is the machine's,
 * not the frame's: it propagates, and Flink restarts from the last checkpoint. A model that cannot
 * be used, or a device that is missing, ends the job, since no restart mends it. The detector is
 * native; the {@link InferenceEngine} owns it.
 */
final class InferOperator
        extends OrderedOperator<DecodedFrame, InferOperator.Inferred, InferredFrame> {
    private static final long serialVersionUID = 1L;

    private static final int BATCHES_PER_CALLER = 2;

    private final DetectorFactory detectorFactory;
    private final ModelVersion model;
    private final Batching batching;

    private final transient CarefulWork careful = CarefulWork.ofProcess();
    private transient TaskWatch watch;

    // Reporters read gauges from their own threads.
    private transient volatile ActiveModel active;
    private transient Counter framesInferred;
    private transient Histogram inferMicros;
    private transient Histogram batchFrames;

    InferOperator(
            StreamOperatorParameters<InferredFrame> parameters,
            DetectorFactory detectorFactory,
            ModelVersion model,
            Batching batching) {
        super(parameters);
        this.detectorFactory = detectorFactory;
        this.model = model;
        this.batching = batching;
    }

    /** The model that frames go through now: what they carry of it, and what runs it. */
    private record ActiveModel(ModelVersion version, Shared.Lease<InferenceEngine> engine) {}

    /** A frame that has left the network, or passed it. */
    record Inferred(InferredFrame frame, Optional<Inference> inference) {}

    @Override
    @SuppressWarnings("MustBeClosedChecker") // owned by this operator, closed in close()
    public void open() throws Exception {
        super.open();
        watch = TaskWatch.of(getContainingTask());
        MetricGroup group = getMetricGroup();
        framesInferred = group.counter(PipelineMetrics.FRAMES_INFERRED);
        inferMicros = PipelineMetrics.histogram(group, PipelineMetrics.INFER_MICROS);
        batchFrames = PipelineMetrics.histogram(group, PipelineMetrics.BATCH_FRAMES);
        group.gauge(PipelineMetrics.FRAMES_IN_FLIGHT, (Gauge<Integer>) this::inFlightCount);
        group.gauge(PipelineMetrics.FRAMES_QUEUED, (Gauge<Integer>) this::queuedCount);
        try {
            active = new ActiveModel(model, InferenceEngine.join(detectorFactory, batching));
        } catch (ModelException e) {
            throw new SuppressRestartsException(e);
        }
    }

    private int queuedCount() {
        ActiveModel open = active;
        return open == null ? 0 : open.engine().get().queued();
    }

    @Override
    protected int capacity() {
        InferenceEngine engine = active.engine().get();
        return BATCHES_PER_CALLER * engine.callers() * engine.batchSize();
    }

    @Override
    public void processElement(StreamRecord<DecodedFrame> element) throws Exception {
        awaitRoom();
        DecodedFrame frame = element.getValue();
        ModelVersion version = active.version();
        if (frame.payload() instanceof DecodedFrame.Pixels pixels) {
            RgbImage image = pixels.image();
            add(
                    infer(frame, image)
                            .thenApply(
                                    inference ->
                                            inferred(frame.head(), version, image, inference)));
        } else {
            pass(skipped(frame.head(), version));
        }
    }

    private CompletableFuture<Inference> infer(DecodedFrame frame, RgbImage image)
            throws Exception {
        InferenceEngine engine = active.engine().get();
        return careful.isOn()
                ? careful.alone(
                        CarefulWork.INFER,
                        FramePlace.of(frame.identity()),
                        watch,
                        () -> awaited(engine.infer(image)))
                : engine.infer(image);
    }

    /** Waits for it. */
    private static CompletableFuture<Inference> awaited(CompletableFuture<Inference> inference)
            throws Exception {
        try {
            inference.get();
            return inference;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    private static Inferred skipped(FrameHead head, ModelVersion version) {
        return new Inferred(
                new InferredFrame(head.withInferred(EpochMicros.now()), version, new Skipped()),
                Optional.empty());
    }

    private static Inferred inferred(
            FrameHead head, ModelVersion version, RgbImage image, Inference inference) {
        return new Inferred(
                new InferredFrame(
                        head.withInferred(inference.inferredMicros()),
                        version,
                        new InferredFrame.Output(image, inference.raw())),
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
        ActiveModel open = active;
        active = null;
        IOUtils.closeAll(super::close, open == null ? null : open.engine());
    }
}
