package io.sightline.jobs.endtoend;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.detection.DetectionJob;
import io.sightline.jobs.detection.DetectionJobOptions;
import io.sightline.jobs.detection.EmbeddedFlink;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.device.Device;
import io.sightline.operators.infer.DetectorFactory;
import java.util.List;

/** {@code sightline run} in a process of its own, which dies of every image that is red. */
final class TestingPoisonedJob {
    private TestingPoisonedJob() {}

    /** The main method; the arguments are the options of the job. */
    public static void main(String[] args) throws Exception {
        DetectionJob job = new DetectionJob(DetectionJobOptions.parse(args), Deadly::new);
        try (EmbeddedFlink flink = EmbeddedFlink.start(job)) {
            flink.await();
        }
    }

    private record Deadly(DetectorFactory sound) implements DetectorFactory {
        private static final long serialVersionUID = 1L;

        @Override
        public List<Device> devices() {
            return sound.devices();
        }

        @Override
        @MustBeClosed
        @SuppressWarnings("MustBeClosedChecker") // closed with what is returned
        public ObjectDetector open(Device device) {
            return new DeadlyDetector(sound.open(device));
        }
    }

    private record DeadlyDetector(ObjectDetector sound) implements ObjectDetector {
        @Override
        public List<RawDetections> detect(List<RgbImage> images) {
            if (images.stream().anyMatch(DeadlyDetector::isRed)) {
                Runtime.getRuntime().halt(134); // as a process that native code has aborted
            }
            return sound.detect(images);
        }

        private static boolean isRed(RgbImage image) {
            byte[] rgb = image.rgb();
            int middle = (image.height() / 2 * image.width() + image.width() / 2) * 3;
            return (rgb[middle] & 0xFF) > 200 && (rgb[middle + 1] & 0xFF) < 60;
        }

        @Override
        public void close() {
            sound.close();
        }
    }
}
