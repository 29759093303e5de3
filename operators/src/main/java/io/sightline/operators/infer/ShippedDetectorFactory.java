package io.sightline.operators.infer;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.device.Computation;
import io.sightline.models.device.Device;
import io.sightline.models.shipped.ShippedModel;
import io.sightline.models.tensorflow.TensorFlowDetector;
import java.util.List;

/**
 * Opens the model that is shipped with the job's classes, where the task runs: no path on that
 * machine is needed. All tasks of a job that compute on a device of the same process share one
 * TensorFlow session of it.
 *
 * @param digest digest of the model that the job was submitted with; a machine with another one
 *     refuses to start, since events would name the wrong model
 * @param computation precision and device; what is unset is decided on each machine
 */
public record ShippedDetectorFactory(String digest, Computation computation)
        implements DetectorFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Device> devices() {
        return TensorFlowDetector.devices(computation);
    }

    @Override
    @MustBeClosed
    public ObjectDetector open(Device device) {
        ModelBundle bundle = ShippedModel.open();
        if (!bundle.digest().equals(digest)) {
            throw new ModelException(
                    "shipped model: expected the one that the job was submitted with, digest %s, found digest %s on this machine"
                            .formatted(digest, bundle.digest()));
        }
        return TensorFlowDetector.shared(bundle, computation, device);
    }
}
