package io.sightline.models.tensorflow;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.network.Classifier;
import io.sightline.models.precision.FloatFormat;
import io.sightline.models.precision.Precision;
import io.sightline.models.precision.Processor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.Result;
import org.tensorflow.Tensor;

/**
 * A detector that runs a bundle's SavedModel.
 *
 * <p>Each call runs in the caller's thread, one core per caller: on a CPU, as many callers as cores
 * give the most images per second. All callers share one session. The input and output tensors of a
 * call live no longer than the call.
 */
public final class TensorFlowDetector implements ObjectDetector {
    private static final Logger LOG = LoggerFactory.getLogger(TensorFlowDetector.class);

    private final LoadedModel model;
    private final DetectorSignature signature;

    private TensorFlowDetector(LoadedModel model, DetectorSignature signature) {
        this.model = model;
        this.signature = signature;
    }

    /**
     * Opens a detector of its own. Native memory of a closed one is not given back in full by
     * TensorFlow, so that a process should not open and close many.
     *
     * @param bundle verified
     * @param precision what to compute in; with {@link Precision#AUTO} that depends on the machine
     * @return the caller closes it
     * @throws ModelException when TensorFlow cannot load the network, its signature is no
     *     detector's, or this processor is not made for the precision
     */
    @MustBeClosed
    public static TensorFlowDetector open(ModelBundle bundle, Precision precision) {
        return open(bundle, formatHere(bundle, precision));
    }

    private static FloatFormat formatHere(ModelBundle bundle, Precision precision) {
        return precision.formatOn(Processor.ofThisMachine(), bundle.card());
    }

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed here or with what is returned
    static TensorFlowDetector open(ModelBundle bundle, FloatFormat format) {
        refuseClassifier(bundle);
        LOG.info("Model {} computes in {}", bundle.card().name(), format);
        LoadedModel model = LoadedModel.load(bundle, new SessionSettings(format));
        try {
            return new TensorFlowDetector(model, model.check(DetectorSignature::check));
        } catch (ModelException mismatch) {
            model.close();
            throw mismatch;
        }
    }

    private static void refuseClassifier(ModelBundle bundle) {
        boolean classifier =
                bundle.card()
                        .architecture()
                        .filter(architecture -> architecture.head() instanceof Classifier)
                        .isPresent();
        if (classifier) {
            throw new ModelException(
                    bundle.directory() + ": a classifier, which finds no objects in images");
        }
    }

    /**
     * The one detector of this process for a bundle and what it computes in, opened by the first to
     * ask and closed by the last to close. Bundles of the same digest are the same.
     *
     * @param bundle verified
     * @param precision as for {@link #open}
     * @return the caller closes it
     * @throws ModelException as {@link #open} does
     */
    @MustBeClosed
    public static ObjectDetector shared(ModelBundle bundle, Precision precision) {
        return SharedDetector.of(bundle, formatHere(bundle, precision));
    }

    @Override
    public List<RawDetections> detect(List<RgbImage> images) {
        List<String> outputs = List.of(signature.boxes(), signature.scores());
        try (Result result = model.run(images, signature.image(), outputs)) {
            return copy(result.get(0), result.get(1), images.size());
        }
    }

    /**
     * Copies what a network found out of native memory.
     *
     * @param boxes [N, A, 4]
     * @param scores [N, A, C]
     */
    static List<RawDetections> copy(Tensor boxes, Tensor scores, int images) {
        int anchors = (int) boxes.shape().get(1);
        int classes = (int) scores.shape().get(2);
        float[] allBoxes = FloatTensors.values(boxes);
        float[] allScores = FloatTensors.values(scores);
        List<RawDetections> detections = new ArrayList<>(images);
        for (int i = 0; i < images; i++) {
            detections.add(
                    new RawDetections(
                            anchors,
                            classes,
                            slice(allBoxes, i, anchors * 4),
                            slice(allScores, i, anchors * classes)));
        }
        return detections;
    }

    private static float[] slice(float[] values, int index, int length) {
        return Arrays.copyOfRange(values, index * length, (index + 1) * length);
    }

    @Override
    public void close() {
        model.close();
    }
}
