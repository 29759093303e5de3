package io.sightline.models.tensorflow.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.precision.Precision;
import io.sightline.models.tensorflow.TensorFlowDetector;
import io.sightline.models.tensorflow.TestingModels;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NaiveDetectorTest {
    @TempDir Path folder;

    @Test
    void findsTheSameAsTheDetectorThatItIsComparedWith() {
        ModelBundle bundle = TestingModels.bundle(folder.resolve("model"), 1);
        byte[] pixels = new byte[96 * 64 * 3];
        new Random(1).nextBytes(pixels);
        List<RgbImage> images = List.of(new RgbImage(96, 64, pixels));
        try (NaiveDetector naive = NaiveDetector.open(bundle, 1);
                TensorFlowDetector ours = TensorFlowDetector.open(bundle, Precision.F32)) {
            RawDetections expected = ours.detect(images).get(0);
            assertThat(naive.detect(images).get(0).boxes()).isEqualTo(expected.boxes());
            assertThat(naive.detect(images).get(0).scores()).isEqualTo(expected.scores());
        }
    }
}
