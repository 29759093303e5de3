package io.sightline.jobs.endtoend;

import io.sightline.jobs.detection.DetectionJob;
import io.sightline.jobs.detection.DetectionJobOptions;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.operators.infer.DetectorFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Finds nothing, slowly: a job with it can be stopped before it has read everything. */
record TestingSlowDetector(int millis) implements ObjectDetector {
    private static final int CLASSES = 3;

    /**
     * A job with such a detector.
     *
     * @param millis time for a frame
     * @param arguments of the job
     */
    static DetectionJob job(int millis, String... arguments) {
        DetectorFactory slow = device -> new TestingSlowDetector(millis);
        return new DetectionJob(DetectionJobOptions.parse(arguments), sound -> slow);
    }

    @Override
    public List<RawDetections> detect(List<RgbImage> images) {
        try {
            TimeUnit.MILLISECONDS.sleep((long) millis * images.size());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return images.stream()
                .map(image -> new RawDetections(0, CLASSES, new float[0], new float[0]))
                .toList();
    }

    @Override
    public void close() {}
}
