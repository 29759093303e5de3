package io.sightline.operators.infer;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.precision.Precision;
import io.sightline.models.shipped.ShippedModel;
import io.sightline.models.tensorflow.TensorFlowDetector;

/**
 * Opens the model that comes with the job's own classes, where the task runs: no path of another
 * machine is needed. All tasks of a process share one TensorFlow session of it.
 *
 * @param digest digest of the model that the job was submitted with; a machine whose classes come
 *     with another one refuses to start, since events would name the wrong model
 * @param precision what it computes in; {@link Precision#AUTO} is decided on each machine
 */
public record ShippedDetectorFactory(String digest, Precision precision)
        implements DetectorFactory {
    private static final long serialVersionUID = 1L;

    @Override
    @MustBeClosed
    public ObjectDetector open() {
        ModelBundle bundle = ShippedModel.open();
        if (!bundle.digest().equals(digest)) {
            throw new ModelException(
                    "model %s is shipped on this machine, but the job was submitted with model %s"
                            .formatted(bundle.digest(), digest));
        }
        return TensorFlowDetector.shared(bundle, precision);
    }
}
