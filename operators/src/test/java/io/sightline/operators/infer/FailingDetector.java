package io.sightline.operators.infer;

import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import java.util.List;

/** Finds nothing, and says why. */
final class FailingDetector implements ObjectDetector {
    @Override
    public List<RawDetections> detect(List<RgbImage> images) {
        throw new IllegalStateException("the device is gone");
    }

    @Override
    public void close() {}
}
