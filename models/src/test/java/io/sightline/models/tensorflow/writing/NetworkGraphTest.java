package io.sightline.models.tensorflow.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.bundle.BundleWriter;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.detector.Box;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Network;
import io.sightline.models.network.Padding;
import io.sightline.models.network.Shape;
import io.sightline.models.network.Weights;
import io.sightline.models.precision.Precision;
import io.sightline.models.ssd.Anchor;
import io.sightline.models.tensorflow.TensorFlowDetector;
import io.sightline.models.tensorflow.TestingModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The graph computes what the description says, checked against arithmetic written out in Java. */
class NetworkGraphTest {
    private static final int CLASSES = TestingModels.LABELS.size();

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "SYMMETRIC, 96, 64",
        "SYMMETRIC, 75, 66",
        "SAME, 96, 64",
        "SAME, 75, 66",
    })
    void computesWhatTheLayersSay(Padding padding, int width, int height) {
        Architecture architecture = TestingModels.architecture(padding, width, height);
        Weights weights = TestingModels.weights(architecture, CLASSES, 11);
        byte[] rgb = new byte[width * height * 3];
        new Random(5).nextBytes(rgb);
        RgbImage image = new RgbImage(width, height, rgb);

        RawDetections raw = run(architecture, weights, image);
        Network network = architecture.network(CLASSES);
        TestingInterpreter expected = new TestingInterpreter(network, weights, image);

        int anchor = 0;
        for (int tap = 0; tap < architecture.ssd().taps().size(); tap++) {
            double[] boxes = expected.output(network.boxOutputs().get(tap));
            double[] logits = expected.output(network.classOutputs().get(tap));
            List<Anchor> anchors = anchors(architecture, network, tap);
            for (int i = 0; i < anchors.size(); i++, anchor++) {
                Box box =
                        architecture
                                .ssd()
                                .boxCoder()
                                .decode(floats(boxes, i * 4, 4), anchors.get(i));
                assertThat(Arrays.copyOfRange(raw.boxes(), anchor * 4, anchor * 4 + 4))
                        .containsExactly(
                                new float[] {box.yMin(), box.xMin(), box.yMax(), box.xMax()},
                                within(1e-4f));
                double[] own =
                        Arrays.copyOfRange(logits, i * (CLASSES + 1), (i + 1) * (CLASSES + 1));
                for (int classId = 0; classId < CLASSES; classId++) {
                    assertThat((double) raw.scores()[anchor * CLASSES + classId])
                            .isCloseTo(softmax(own)[classId + 1], within(1e-4));
                }
            }
        }
        assertThat(anchor).isEqualTo(raw.anchors());
    }

    private RawDetections run(Architecture architecture, Weights weights, RgbImage image) {
        ModelBundle bundle =
                BundleWriter.write(
                        folder.resolve("model"),
                        TestingModels.card(architecture),
                        files -> SavedModelWriter.write(files, architecture, CLASSES, weights));
        try (TensorFlowDetector detector = TensorFlowDetector.open(bundle, Precision.F32)) {
            return detector.detect(List.of(image)).get(0);
        }
    }

    private static List<Anchor> anchors(Architecture architecture, Network network, int tap) {
        Shape map = network.byName().get(network.boxOutputs().get(tap)).output();
        return new ArrayList<>(
                architecture
                        .ssd()
                        .taps()
                        .get(tap)
                        .anchors()
                        .anchors(
                                map.height(),
                                map.width(),
                                architecture.input().width(),
                                architecture.input().height()));
    }

    private static float[] floats(double[] values, int from, int count) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) values[from + i];
        }
        return floats;
    }

    private static double[] softmax(double[] logits) {
        double sum = Arrays.stream(logits).map(Math::exp).sum();
        return Arrays.stream(logits).map(logit -> Math.exp(logit) / sum).toArray();
    }
}
