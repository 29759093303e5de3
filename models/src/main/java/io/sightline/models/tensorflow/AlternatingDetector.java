package io.sightline.models.tensorflow;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.device.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The same detector on several devices, which take turns. Thread-safe as they are. */
final class AlternatingDetector implements ObjectDetector {
    private final List<ObjectDetector> detectors = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();

    private AlternatingDetector() {}

    /**
     * Opens a detector on each device.
     *
     * @param devices at least one; of a single one the detector itself is returned
     * @return the caller closes it
     */
    @MustBeClosed
    static ObjectDetector of(List<Device> devices, Function<Device, ObjectDetector> open) {
        if (devices.size() == 1) {
            return open.apply(devices.get(0));
        }
        AlternatingDetector detector = new AlternatingDetector();
        try {
            devices.forEach(device -> detector.detectors.add(open.apply(device)));
            return detector;
        } catch (RuntimeException failure) {
            detector.close();
            throw failure;
        }
    }

    @Override
    public List<RawDetections> detect(List<RgbImage> images) {
        int turn = Math.floorMod(calls.getAndIncrement(), detectors.size());
        return detectors.get(turn).detect(images);
    }

    @Override
    public void close() {
        detectors.forEach(ObjectDetector::close);
    }
}
