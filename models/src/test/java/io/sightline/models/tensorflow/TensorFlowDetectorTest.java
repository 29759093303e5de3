package io.sightline.models.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.BundleWriter;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.device.Computation;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Padding;
import io.sightline.models.precision.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFlowDetectorTest {
    @TempDir static Path folder;
    private static ModelBundle bundle;

    @BeforeAll
    static void writeModel() {
        bundle = TestingModels.bundle(folder.resolve("model"), 7);
    }

    @Test
    void givesOneBoxPerAnchorAndOneScorePerLabel() {
        try (TensorFlowDetector detector = TensorFlowDetector.open(bundle, Precision.F32)) {
            RawDetections raw = detector.detect(List.of(TestingModels.image(1))).get(0);

            assertThat(raw.anchors()).isEqualTo(6 * 4 * 2 + 3 * 2);
            assertThat(raw.classes()).isEqualTo(2);
            for (float score : raw.scores()) {
                assertThat(score).isBetween(0f, 1f);
            }
        }
    }

    @Test
    void givesTheSameBitsWhateverTheBatch() {
        List<RgbImage> images =
                List.of(TestingModels.image(1), TestingModels.image(2), TestingModels.image(3));
        try (TensorFlowDetector detector = TensorFlowDetector.open(bundle, Precision.F32)) {
            List<RawDetections> together = detector.detect(images);
            for (int i = 0; i < images.size(); i++) {
                RawDetections alone = detector.detect(List.of(images.get(i))).get(0);
                assertThat(together.get(i).boxes()).containsExactly(alone.boxes());
                assertThat(together.get(i).scores()).containsExactly(alone.scores());
            }
        }
    }

    @Test
    void servesSeveralThreadsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (TensorFlowDetector detector = TensorFlowDetector.open(bundle, Precision.F32)) {
            float[] expected = detector.detect(List.of(TestingModels.image(1))).get(0).scores();
            Callable<float[]> call =
                    () -> detector.detect(List.of(TestingModels.image(1))).get(0).scores();
            List<Callable<float[]>> calls = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                calls.add(call);
            }
            for (Future<float[]> scores : threads.invokeAll(calls)) {
                assertThat(scores.get()).containsExactly(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void leavesNoNativeMemoryBehindACall() {
        try (TensorFlowDetector detector = TensorFlowDetector.open(bundle, Precision.F32)) {
            List<RgbImage> images = List.of(TestingModels.image(1), TestingModels.image(2));
            detector.detect(images);
            // Tensors of TensorFlow show in JavaCPP's count of what is allocated, not in its bytes.
            long before = Pointer.totalCount();
            for (int i = 0; i < 200; i++) {
                detector.detect(images);
            }
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void refusesAnImageOfAnotherSize() {
        try (TensorFlowDetector detector = TensorFlowDetector.open(bundle, Precision.F32)) {
            List<RgbImage> images = List.of(new RgbImage(64, 96, new byte[64 * 96 * 3]));
            assertThatThrownBy(() -> detector.detect(images))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the network expects images of 96 x 64, found 64 x 96");
        }
    }

    @Test
    void sharedDetectorLivesAsLongAsItsLastUser() {
        List<RgbImage> images = List.of(TestingModels.image(1));
        try (ObjectDetector second =
                TensorFlowDetector.shared(bundle, Computation.onCpu(Precision.F32))) {
            float[] expected;
            try (ObjectDetector first =
                    TensorFlowDetector.shared(bundle, Computation.onCpu(Precision.F32))) {
                expected = first.detect(images).get(0).scores();
                first.close();
            }
            assertThat(second.detect(images).get(0).scores()).containsExactly(expected);
            second.close();
            assertThatThrownBy(() -> second.detect(images))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void writesTheSameBytesForTheSameModel() throws IOException {
        ModelBundle again = TestingModels.bundle(folder.resolve("again"), 7);
        ModelBundle other = TestingModels.bundle(folder.resolve("other"), 8);

        assertThat(again.directory().resolve(ModelBundle.SAVED_MODEL))
                .hasSameBinaryContentAs(bundle.directory().resolve(ModelBundle.SAVED_MODEL));
        assertThat(again.digest()).isEqualTo(bundle.digest()).isNotEqualTo(other.digest());
    }

    @Test
    void refusesANetworkThatIsNoSavedModel() {
        Path broken = folder.resolve("broken");
        ModelBundle noNetwork =
                BundleWriter.write(
                        broken,
                        bundle.card(),
                        files -> Files.writeString(files.resolve(ModelBundle.SAVED_MODEL), "no"));
        assertRefused(noNetwork, broken.resolve(ModelBundle.SAVED_MODEL) + ": not a SavedModel: ");
    }

    @Test
    void refusesANetworkThatDoesNotFitItsCard() {
        Path other = folder.resolve("mismatch");
        Architecture smaller = TestingModels.architecture(Padding.SYMMETRIC, 64, 64);
        ModelBundle mismatch =
                BundleWriter.write(
                        other,
                        TestingModels.card(smaller),
                        files ->
                                Files.copy(
                                        bundle.directory().resolve(ModelBundle.SAVED_MODEL),
                                        files.resolve(ModelBundle.SAVED_MODEL)));
        assertRefused(
                mismatch,
                other.resolve(ModelBundle.SAVED_MODEL)
                        + ": image is DT_UINT8 [-1, 64, 96, 3], expected DT_UINT8 [-1, 64, 64, 3]");
    }

    private static void assertRefused(ModelBundle bundle, String message) {
        assertThatThrownBy(
                        () -> {
                            try (TensorFlowDetector detector =
                                    TensorFlowDetector.open(bundle, Precision.F32)) {
                                detector.detect(List.of(TestingModels.image(1)));
                            }
                        })
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }
}
