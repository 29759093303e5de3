package io.sightline.jobs.detect;

import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import java.util.List;

/**
 * Finds one object of one class in every image: a box around all of it, the score the red of its
 * first pixel, from 0 to 1.
 */
final class TestingDetector implements ObjectDetector {
    private final Runnable atEveryImage;
    private volatile boolean closed;

    TestingDetector(Runnable atEveryImage) {
        this.atEveryImage = atEveryImage;
    }

    @Override
    public List<RawDetections> detect(List<RgbImage> images) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        atEveryImage.run();
        return images.stream()
                .map(image -> (image.rgb()[0] & 0xff) / 255f)
                .map(red -> new RawDetections(1, 1, new float[] {0, 0, 1, 1}, new float[] {red}))
                .toList();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
