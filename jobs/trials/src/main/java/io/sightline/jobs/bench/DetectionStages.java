package io.sightline.jobs.bench;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.Interpolation;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.device.Computation;
import io.sightline.models.tensorflow.TensorFlowDetector;
import io.sightline.operators.decode.CameraDecoder;
import io.sightline.operators.decode.DecodeOutcome;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.emit.DetectionEvent;
import io.sightline.operators.emit.EventFormat;
import io.sightline.operators.emit.EventHeaders;
import io.sightline.operators.emit.EventJson;
import io.sightline.operators.frame.Decision;
import io.sightline.operators.frame.DetectedFrame;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.EpochMicros;
import io.sightline.operators.frame.FrameHead;
import io.sightline.operators.frame.FrameIdentity;
import io.sightline.operators.frame.FrameTimings;
import io.sightline.operators.model.ModelIdentity;
import io.sightline.operators.model.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The stages between the two topics, each with what the one before it gave for the clip. Owns the
 * detector, the decoders and the threads that call them.
 */
final class DetectionStages implements AutoCloseable {
    /** Decoding with next to no scaling: a picture becomes one pixel, made of four. */
    private static final DecodePolicy WITHOUT_SCALING =
            DecodePolicy.forInput(1, 1, Interpolation.BILINEAR);

    private final Workload workload;
    private final ModelVersion model;
    private final DecodePolicy policy;
    private final int callers;
    private final ExecutorService pool;
    private final ObjectDetector detector;
    private final List<RgbImage> images = new ArrayList<>();
    private final List<RawDetections> raws = new ArrayList<>();
    private final List<DetectedFrame> detected = new ArrayList<>();
    private final List<Stage> opened = new ArrayList<>();

    private DetectionStages(
            Workload workload, ModelBundle bundle, int callers, ObjectDetector detector) {
        ModelCard card = bundle.card();
        this.workload = workload;
        this.model = new ModelVersion(ModelIdentity.of(bundle), card.detectionFilter());
        this.policy = DecodePolicy.forModel(card);
        this.callers = callers;
        this.detector = detector;
        this.pool = Executors.newFixedThreadPool(callers, task -> new Thread(task, "bench-caller"));
    }

    /**
     * Opens the model and runs the clip through every stage once.
     *
     * @param computation in what and on what the network computes
     * @param callers that work at once, from 1
     * @throws io.sightline.models.bundle.ModelException when the model cannot be used
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // the detector is closed with what is returned
    static DetectionStages open(
            Workload workload, ModelBundle bundle, Computation computation, int callers) {
        DetectionStages stages =
                new DetectionStages(
                        workload, bundle, callers, TensorFlowDetector.shared(bundle, computation));
        try {
            stages.runOnce();
            return stages;
        } catch (RuntimeException failure) {
            stages.close();
            throw failure;
        }
    }

    private void runOnce() {
        try (CameraDecoder decoder = new CameraDecoder(policy)) {
            for (int seq = 0; seq < workload.clip().frames().size(); seq++) {
                decoder.decode(workload.frame(seq)).forEach(this::detect);
            }
            decoder.finish().forEach(this::detect);
        }
    }

    private void detect(DecodeOutcome outcome) {
        DecodeOutcome.Decoded decoded = decoded(outcome);
        RawDetections raw = detector.detect(List.of(decoded.picture().image())).get(0);
        images.add(decoded.picture().image());
        raws.add(raw);
        detected.add(detectedFrame(decoded, raw));
    }

    private DetectedFrame detectedFrame(DecodeOutcome.Decoded decoded, RawDetections raw) {
        FrameHead head =
                new FrameHead(
                        FrameIdentity.of(decoded.frame(), decoded.type().mimeType()),
                        Decision.INFERRED,
                        Optional.of(decoded.picture().size()),
                        FrameTimings.decoded(decoded.frame().receivedMicros(), EpochMicros.now()));
        return new DetectedFrame(
                head.withInferred(EpochMicros.now()),
                model,
                new DetectedFrame.Found(Optional.empty(), model.filter().detections(raw)));
    }

    private static DecodeOutcome.Decoded decoded(DecodeOutcome outcome) {
        if (outcome instanceof DecodeOutcome.Decoded decoded) {
            return decoded;
        }
        throw new IllegalStateException("a drawn frame was refused: " + outcome);
    }

    /** Decoding alone. */
    Stage decode() {
        return stage(() -> new Decoding(WITHOUT_SCALING));
    }

    /** Decoding, and resizing to the network's input. */
    Stage decodeAndResize() {
        return stage(() -> new Decoding(policy));
    }

    /**
     * The network.
     *
     * @param batchSize images that go through it together, from 1
     */
    Stage inference(int batchSize) {
        return stage(
                () ->
                        number -> {
                            if (number % batchSize == 0) {
                                int end = Math.min(number + batchSize, images.size());
                                detector.detect(images.subList(number, end));
                            }
                        });
    }

    /** From raw boxes to detections: thresholds and non-maximum suppression. */
    Stage nms() {
        return stage(() -> number -> model.filter().detections(raws.get(number)));
    }

    /** From detections to the bytes of an event: its value and its headers. */
    Stage serialise() {
        return stage(
                () -> {
                    EventWriter writer = new EventWriter();
                    return number -> writer.event(detected.get(number));
                });
    }

    /** An event of the clip. */
    DetectionEvent event() {
        return new EventWriter().event(detected.get(0));
    }

    private Stage stage(Supplier<FrameWork> work) {
        Stage stage = new CallerStage(pool, callers, detected.size(), work);
        opened.add(stage);
        return stage;
    }

    @Override
    public void close() {
        pool.shutdown();
        opened.forEach(Stage::close);
        detector.close();
    }

    /** One camera, which shows the clip again in each round. */
    private final class Decoding implements FrameWork {
        private final CameraDecoder decoder;
        private long seq;

        @SuppressWarnings("MustBeClosedChecker") // closed with this
        Decoding(DecodePolicy policy) {
            decoder = new CameraDecoder(policy);
        }

        @Override
        public void run(int number) {
            EncodedFrame frame = workload.frame(seq++);
            decoder.decode(frame).forEach(DetectionStages::decoded);
        }

        @Override
        public void close() {
            decoder.close();
        }
    }

    private static final class EventWriter {
        private final EventFormat format = new EventJson();
        private final EventHeaders headers = new EventHeaders(format);

        DetectionEvent event(DetectedFrame frame) {
            return new DetectionEvent(
                    frame.identity().cameraId(),
                    frame.identity().frameTimeMillis(),
                    format.write(frame),
                    headers.of(frame, EpochMicros.now()));
        }
    }
}
