package io.sightline.jobs.chaos;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.detection.DetectionJob;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.device.Device;
import io.sightline.operators.infer.DetectorFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The detection job, but for a detector that fails whenever it finds a certain file, which it
 * deletes: one file, one failure, whichever task meets it.
 */
public final class FaultyJob {
    private FaultyJob() {}

    /**
     * The main method of {@code flink run}.
     *
     * @param args path of the file, then the options of the job
     * @throws Exception when Flink cannot submit
     */
    public static void main(String[] args) throws Exception {
        String file = args[0];
        DetectionJob.submit(
                Arrays.copyOfRange(args, 1, args.length),
                detector -> new FaultyDetectorFactory(detector, file));
    }

    private record FaultyDetectorFactory(DetectorFactory sound, String file)
            implements DetectorFactory {
        private static final long serialVersionUID = 1L;

        @Override
        public List<Device> devices() {
            return sound.devices();
        }

        @Override
        @MustBeClosed
        @SuppressWarnings("MustBeClosedChecker") // closed with what is returned
        public ObjectDetector open(Device device) {
            return new FaultyDetector(sound.open(device), Path.of(file));
        }
    }

    private record FaultyDetector(ObjectDetector sound, Path file) implements ObjectDetector {
        @Override
        public List<RawDetections> detect(List<RgbImage> images) {
            try {
                if (Files.deleteIfExists(file)) {
                    throw new IllegalStateException("a fault of the chaos trial");
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return sound.detect(images);
        }

        @Override
        public void close() {
            sound.close();
        }
    }
}
