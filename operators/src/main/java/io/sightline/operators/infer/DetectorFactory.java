package io.sightline.operators.infer;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.device.Device;
import java.io.Serializable;
import java.util.List;

/** Opens detectors on the machine that runs them; travels there with the job. */
@FunctionalInterface
public interface DetectorFactory extends Serializable {
    /**
     * The devices of this machine that the tasks of a job are spread over.
     *
     * @return at least one
     * @throws io.sightline.models.bundle.ModelException when the machine lacks one
     */
    default List<Device> devices() {
        return List.of(Device.CPU);
    }

    /**
     * Opens a detector.
     *
     * @param device one of the {@link #devices}
     * @return the detector, closed by the caller
     */
    @MustBeClosed
    ObjectDetector open(Device device);
}
