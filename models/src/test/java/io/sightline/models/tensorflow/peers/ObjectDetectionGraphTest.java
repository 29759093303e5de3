package io.sightline.models.tensorflow.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sightline.models.bundle.ModelException;
import io.sightline.models.detector.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The genuine graph of a published detector, with drawn values for its variables. */
class ObjectDetectionGraphTest {
    private static final Path META =
            Path.of(
                    "../../shared/data/models/tfod/ssdlite_mobilenet_v2_coco_2018_05_09",
                    "model.ckpt.meta");

    @TempDir Path folder;

    @BeforeEach
    void needsTheGraph() {
        assumeTrue(Files.exists(META), "the detector's graph is not at hand: " + META);
    }

    @Test
    void runsTheGraphAsShipped() {
        Path checkpoint = folder.resolve("model.ckpt");
        DrawnCheckpoint.write(META, checkpoint, 1);
        try (ObjectDetectionGraph graph = ObjectDetectionGraph.open(META, checkpoint, 1)) {
            // Its threshold leaves out next to nothing, so that it finds as many as it may.
            assertThat(graph.detect(new RgbImage(300, 300, new byte[300 * 300 * 3])))
                    .isEqualTo(100);
        }
    }

    @Test
    void drawsTheSameValuesFromTheSameSeed() throws IOException {
        DrawnCheckpoint.write(META, folder.resolve("one"), 7);
        DrawnCheckpoint.write(META, folder.resolve("two"), 7);
        assertThat(folder.resolve("one.data-00000-of-00001"))
                .hasSameBinaryContentAs(folder.resolve("two.data-00000-of-00001"));
    }

    @Test
    void saysWhatIsNotThereToBeRestored() {
        assertThatThrownBy(() -> ObjectDetectionGraph.open(META, folder.resolve("none"), 1))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(META + ": TensorFlow cannot run it: ");
    }
}
