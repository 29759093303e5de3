package io.sightline.operators.infer;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.device.Computation;
import io.sightline.models.device.Device;
import io.sightline.models.tensorflow.TensorFlowDetector;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens a model bundle where the task runs. All tasks of a job that compute on a device of the same
 * process share one TensorFlow session of the bundle.
 *
 * @param directory absolute path of the bundle, the same on every machine of the cluster
 * @param digest digest of the bundle that the job was submitted with; a machine with another bundle
 *     under this path refuses to start, since events would name the wrong model
 * @param computation precision and device; what is unset is decided on each machine
 */
public record BundleDetectorFactory(String directory, String digest, Computation computation)
        implements DetectorFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Device> devices() {
        return TensorFlowDetector.devices(computation);
    }

    @Override
    @MustBeClosed
    public ObjectDetector open(Device device) {
        ModelBundle bundle = ModelBundle.open(Path.of(directory));
        if (!bundle.digest().equals(digest)) {
            throw new ModelException(
                    "%s: expected the model that the job was submitted with, digest %s, found digest %s on this machine"
                            .formatted(directory, digest, bundle.digest()));
        }
        return TensorFlowDetector.shared(bundle, computation, device);
    }
}
