package io.sightline.operators.infer;

import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Sees one box over the whole image, its score the share of the first pixel's red. */
public final class TestingDetector implements ObjectDetector {
    /** How many are open at the moment. */
    static final AtomicInteger OPEN = new AtomicInteger();

    TestingDetector() {
        OPEN.incrementAndGet();
    }

    @Override
    public List<RawDetections> detect(List<RgbImage> images) {
        return images.stream()
                .map(
                        image ->
                                new RawDetections(
                                        1,
                                        1,
                                        new float[] {0, 0, 1, 1},
                                        new float[] {(image.rgb()[0] & 0xff) / 255f}))
                .toList();
    }

    @Override
    public void close() {
        OPEN.decrementAndGet();
    }
}
