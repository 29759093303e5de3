package io.sightline.operators.infer;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.detector.ObjectDetector;
import java.io.Serializable;

/** Opens the detector on the machine that runs it; travels there with the job. */
@FunctionalInterface
public interface DetectorFactory extends Serializable {
    /**
     * Opens the detector.
     *
     * @return the detector, closed by the caller
     */
    @MustBeClosed
    ObjectDetector open();
}
