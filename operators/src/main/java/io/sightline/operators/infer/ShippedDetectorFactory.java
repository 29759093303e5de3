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
 * Opens the model that comes with the job's own classes, where the task runs: no path of another
 * machine is needed. All tasks of a process that compute on a device share one TensorFlow session
 * of it.
 *
 * @param digest digest of the model that the job was submitted with; a machine whose classes come
 *     with another one refuses to start, since events would name the wrong model
 * @param computation in what and on what it is computed; what is left open is decided on each
 *     machine
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
