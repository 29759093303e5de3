package io.sightline.jobs.detect;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.media.SourceOptions;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.device.Computation;
import io.sightline.models.ssd.DetectionFilter;
import io.sightline.models.tensorflow.TensorFlowDetector;
import io.sightline.operators.decode.CameraDecoder;
import io.sightline.operators.decode.DecodeOutcome;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.frame.Decision;
import io.sightline.operators.frame.DetectedFrame;
import io.sightline.operators.frame.EpochMicros;
import io.sightline.operators.frame.FrameHead;
import io.sightline.operators.frame.FrameIdentity;
import io.sightline.operators.frame.FrameTimings;
import io.sightline.operators.model.ModelIdentity;
import io.sightline.operators.model.ModelVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Detects in files. Frames are numbered from 0 within an input, their capture time counts from 1970
 * on, and their source is the file with the frame's place in it: nothing in an event depends on
 * when or how often it was made. {@link #detect} may be called from several threads at once; the
 * owner closes it.
 */
public final class FileDetector implements AutoCloseable {
    private final ObjectDetector detector;
    private final DecodePolicy policy;
    private final ModelVersion model;
    private final SourceOptions sourceOptions;

    /**
     * @param detector taken over, closed with this one
     * @param model what frames carry of the detector's model
     */
    FileDetector(
            ObjectDetector detector, DecodePolicy policy, ModelVersion model, FrameCodec codec) {
        this.detector = detector;
        this.policy = policy;
        this.model = model;
        this.sourceOptions = SourceOptions.of(codec);
    }

    /**
     * Opens the model.
     *
     * @param bundle the model
     * @param computation in what and on what it computes
     * @param policy bounds of decoding, for the model's input size
     * @param filter its thresholds
     * @param codec {@link FrameCodec#COPY}, or what a video is re-encoded to before it is decoded
     * @return the detector, closed by the caller
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // the detector is closed in close()
    public static FileDetector open(
            ModelBundle bundle,
            Computation computation,
            DecodePolicy policy,
            DetectionFilter filter,
            FrameCodec codec) {
        return new FileDetector(
                TensorFlowDetector.shared(bundle, computation),
                policy,
                new ModelVersion(ModelIdentity.of(bundle), filter),
                codec);
    }

    /**
     * Detects in every frame of an input, in order.
     *
     * @param input a camera
     * @param detected told of every frame that could be decoded
     * @param refused told of every frame that could not
     */
    public void detect(
            FileInput input,
            Consumer<DetectedFrame> detected,
            Consumer<DecodeOutcome.Refused> refused) {
        Consumer<DecodeOutcome> sink =
                outcome -> {
                    if (outcome instanceof DecodeOutcome.Decoded decoded) {
                        detected.accept(infer(decoded));
                    } else if (outcome instanceof DecodeOutcome.Refused refusal) {
                        refused.accept(refusal);
                    }
                };
        try (CameraDecoder decoder = new CameraDecoder(policy)) {
            FileFrames.read(input, sourceOptions, frame -> decoder.decode(frame).forEach(sink));
            decoder.finish().forEach(sink);
        }
    }

    private DetectedFrame infer(DecodeOutcome.Decoded decoded) {
        FrameHead head =
                new FrameHead(
                        FrameIdentity.of(decoded.frame(), decoded.type().mimeType()),
                        Decision.INFERRED,
                        Optional.of(decoded.picture().size()),
                        FrameTimings.decoded(decoded.frame().receivedMicros(), EpochMicros.now()));
        RawDetections raw = detector.detect(List.of(decoded.picture().image())).get(0);
        return new DetectedFrame(
                head.withInferred(EpochMicros.now()),
                model,
                new DetectedFrame.Found(Optional.empty(), model.filter().detections(raw)));
    }

    @Override
    public void close() {
        detector.close();
    }
}
