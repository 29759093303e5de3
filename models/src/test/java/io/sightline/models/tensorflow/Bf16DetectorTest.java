package io.sightline.models.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.precision.FloatFormat;
import io.sightline.models.precision.Precision;
import io.sightline.models.precision.Processor;
import io.sightline.models.shipped.ShippedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.RunOptions;

class Bf16DetectorTest {
    private static final List<RgbImage> IMAGES =
            IntStream.range(0, 4).mapToObj(TestingModels::image).toList();

    @TempDir static Path folder;
    private static ModelBundle bundle;

    @BeforeAll
    static void writeModel() {
        assumeTrue(
                Processor.ofThisMachine().bf16(),
                "this machine's processor has neither avx512_bf16 nor amx_bf16");
        bundle = TestingModels.bundle(folder.resolve("model"), 7);
    }

    @Test
    void convolvesInBf16() {
        assertThat(convolutions(FloatFormat.F32))
                .isNotEmpty()
                .allSatisfy(node -> assertThat(type(node)).isEqualTo(DataType.DT_FLOAT));
        assertThat(convolutions(FloatFormat.BF16))
                .isNotEmpty()
                .allSatisfy(
                        node ->
                                assertThat(type(node))
                                        .as("%s", node)
                                        .isEqualTo(DataType.DT_BFLOAT16));
    }

    /** Random weights amplify what rounding does; those that have learnt do not. */
    @Test
    void findsAlmostTheSameAsF32() {
        ModelBundle shipped = ShippedModel.open();
        RgbImage image = noise(shipped.card().inputWidth(), shipped.card().inputHeight());
        try (ObjectDetector exact = TensorFlowDetector.shared(shipped, Precision.F32);
                ObjectDetector rounded = TensorFlowDetector.shared(shipped, Precision.BF16)) {
            float[] scores = exact.detect(List.of(image)).get(0).scores();
            float[] others = rounded.detect(List.of(image)).get(0).scores();

            assertThat(others).hasSameSizeAs(scores);
            double difference =
                    IntStream.range(0, scores.length)
                            .mapToDouble(i -> Math.abs(scores[i] - others[i]))
                            .average()
                            .orElseThrow();
            assertThat(difference).isPositive().isLessThan(0.005);
        }
    }

    private static RgbImage noise(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        new Random(1).nextBytes(rgb);
        return new RgbImage(width, height, rgb);
    }

    @Test
    void givesTheSameBitsWhateverTheBatchAndHoweverOften() {
        try (TensorFlowDetector detector = TensorFlowDetector.open(bundle, Precision.BF16)) {
            List<RawDetections> alone =
                    IMAGES.stream().map(image -> detector.detect(List.of(image)).get(0)).toList();
            for (int batch = 1; batch <= IMAGES.size(); batch++) {
                for (int repetition = 0; repetition < 3; repetition++) {
                    assertSameBits(detector.detect(IMAGES.subList(0, batch)), alone);
                }
            }
        }
    }

    @Test
    void givesTheSameBitsInAnotherSession() {
        try (TensorFlowDetector one = TensorFlowDetector.open(bundle, Precision.BF16);
                TensorFlowDetector other = TensorFlowDetector.open(bundle, Precision.BF16)) {
            assertSameBits(one.detect(IMAGES), other.detect(IMAGES));
        }
    }

    private static void assertSameBits(List<RawDetections> found, List<RawDetections> expected) {
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).boxes()).containsExactly(expected.get(i).boxes());
            assertThat(found.get(i).scores()).containsExactly(expected.get(i).scores());
        }
    }

    /** The convolutions of the graph that TensorFlow runs when a caller fetches by name. */
    private static List<NodeDef> convolutions(FloatFormat format) {
        try (SavedModelBundle model =
                        SavedModelBundle.loader(bundle.directory().toString())
                                .withTags(SavedModelBundle.DEFAULT_TAG)
                                .withConfigProto(new SessionSettings(format).config())
                                .load();
                Tensor images = ImageTensors.of(IMAGES, 96, 64)) {
            DetectorSignature signature =
                    DetectorSignature.check(
                            model.metaGraphDef(), 64, 96, TestingModels.LABELS.size());
            Session.Runner runner =
                    model.session()
                            .runner()
                            .setOptions(
                                    RunOptions.newBuilder().setOutputPartitionGraphs(true).build())
                            .feed(signature.image(), images)
                            .fetch(signature.boxes())
                            .fetch(signature.scores());
            try (Result result = runner.runAndFetchMetadata()) {
                return result.getMetadata().orElseThrow().getPartitionGraphsList().stream()
                        .flatMap(graph -> graph.getNodeList().stream())
                        .filter(node -> node.getOp().contains("Conv"))
                        .toList();
            }
        }
    }

    private static DataType type(NodeDef node) {
        return node.getAttrOrThrow("T").getType();
    }
}
