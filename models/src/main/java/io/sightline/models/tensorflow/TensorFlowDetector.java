package io.sightline.models.tensorflow;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.device.Computation;
import io.sightline.models.device.Device;
import io.sightline.models.network.Classifier;
import io.sightline.models.precision.FloatFormat;
import io.sightline.models.precision.Precision;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.Result;
import org.tensorflow.Tensor;

/**
 * A detector that runs a bundle's SavedModel.
 *
 * <p>On a CPU each call runs in the caller's thread, on one core: as many callers as cores give the
 * most images per second. On a GPU one caller with large batches does. All callers share one
 * session. The input and output tensors of a call live no longer than the call.
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
     * Opens a separate detector, on the processor. Native memory of a closed one is not given back
     * in full by TensorFlow, so that a process should not open and close many.
     *
     * @param bundle verified
     * @param precision what to compute in; with {@link Precision#AUTO} that depends on the machine
     * @return the caller closes it
     * @throws ModelException when TensorFlow cannot load the network, its signature is no
     *     detector's, or this processor is not made for the precision
     */
    @MustBeClosed
    public static TensorFlowDetector open(ModelBundle bundle, Precision precision) {
        FloatFormat format = Computation.onCpu(precision).formatOn(Device.CPU, bundle.card());
        return open(bundle, format, Device.CPU);
    }

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed here or with what is returned
    static TensorFlowDetector open(ModelBundle bundle, FloatFormat format, Device device) {
        refuseClassifier(bundle);
        LOG.info("Model {} computes in {} on {}", bundle.card().name(), format, device);
        LoadedModel model = LoadedModel.load(bundle, new SessionSettings(format, device));
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
            throw new ModelException(bundle.directory() + ": a classifier cannot detect objects");
        }
    }

    /**
     * The selected devices of this machine.
     *
     * @return at least one
     * @throws ModelException when the machine lacks one
     */
    public static List<Device> devices(Computation computation) {
        return computation.devices().on(Gpus::count);
    }

    /**
     * The one detector of this process for a bundle, a device and what it computes in, opened by
     * the first to ask and closed by the last to close. Bundles of the same digest are the same.
     *
     * @param bundle verified
     * @param computation as for {@link #open}
     * @param device one of its {@link #devices}
     * @return the caller closes it
     * @throws ModelException as {@link #open} does
     */
    @MustBeClosed
    public static ObjectDetector shared(
            ModelBundle bundle, Computation computation, Device device) {
        return SharedDetector.of(bundle, computation.formatOn(device, bundle.card()), device);
    }

    /**
     * The detectors of this process for a bundle on all selected devices; calls go to them in turn.
     *
     * @param bundle verified
     * @return the caller closes it
     * @throws ModelException as {@link #open} does, or when the machine lacks a device
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with what is returned
    public static ObjectDetector shared(ModelBundle bundle, Computation computation) {
        return AlternatingDetector.of(
                devices(computation), device -> shared(bundle, computation, device));
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
    public static List<RawDetections> copy(Tensor boxes, Tensor scores, int images) {
        int anchors = (int) boxes.shape().get(1);
        int classes = (int) scores.shape().get(2);
        List<float[]> allBoxes = FloatTensors.rows(boxes, images);
        List<float[]> allScores = FloatTensors.rows(scores, images);
        List<RawDetections> detections = new ArrayList<>(images);
        for (int i = 0; i < images; i++) {
            detections.add(new RawDetections(anchors, classes, allBoxes.get(i), allScores.get(i)));
        }
        return detections;
    }

    @Override
    public void close() {
        model.close();
    }
}
