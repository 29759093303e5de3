package io.sightline.models.tensorflow;

import static io.sightline.models.tensorflow.TestingModels.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.device.Computation;
import io.sightline.models.device.Device;
import io.sightline.models.precision.FloatFormat;
import io.sightline.models.precision.Precision;
import io.sightline.models.precision.Processor;
import io.sightline.models.shipped.ShippedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.RunOptions;

class Bf16DetectorTest {
    private static final int IMAGES = 4;

    @TempDir static Path folder;
    private static ModelBundle testing;
    private static ModelBundle shipped;

    @BeforeAll
    static void writeModel() {
        assumeTrue(
                Processor.ofThisMachine().bf16(),
                "this machine's processor has neither avx512_bf16 nor amx_bf16");
        testing = TestingModels.bundle(folder.resolve("model"), 7);
        shipped = ShippedModel.open();
    }

    @ParameterizedTest
    @MethodSource("models")
    void convolvesInBf16AndDecodesInF32(ModelBundle bundle) {
        assertThat(types(bundle, FloatFormat.F32, Bf16DetectorTest::convolves))
                .isNotEmpty()
                .containsOnly(DataType.DT_FLOAT);
        assertThat(types(bundle, FloatFormat.BF16, Bf16DetectorTest::convolves))
                .isNotEmpty()
                .containsOnly(DataType.DT_BFLOAT16);
        assertThat(types(bundle, FloatFormat.BF16, Bf16DetectorTest::decodes))
                .isNotEmpty()
                .containsOnly(DataType.DT_FLOAT);
    }

    private static boolean convolves(NodeDef node) {
        return node.getOp().contains("Conv");
    }

    /** Whether it takes part in making encoded boxes and logits boxes and scores. */
    private static boolean decodes(NodeDef node) {
        return Set.of("Exp", "Sigmoid", "Softmax").contains(node.getOp())
                || node.getName().matches("box_decoder/(Mul|Add|Sub)(_\\d)?");
    }

    /** Random weights amplify what rounding does; those that have learnt do not. */
    @Test
    void findsAlmostTheSameAsF32() {
        List<RgbImage> images = images(shipped);
        try (ObjectDetector exact =
                        TensorFlowDetector.shared(shipped, Computation.onCpu(Precision.F32));
                ObjectDetector rounded =
                        TensorFlowDetector.shared(shipped, Computation.onCpu(Precision.BF16))) {
            float[] scores = exact.detect(images).get(0).scores();
            float[] others = rounded.detect(images).get(0).scores();

            assertThat(others).hasSameSizeAs(scores);
            double difference =
                    IntStream.range(0, scores.length)
                            .mapToDouble(i -> Math.abs(scores[i] - others[i]))
                            .average()
                            .orElseThrow();
            assertThat(difference).isPositive().isLessThan(0.005);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void givesTheSameBitsWhateverTheBatchAndHoweverOften(ModelBundle bundle) {
        List<RgbImage> images = images(bundle);
        try (TensorFlowDetector detector = TensorFlowDetector.open(bundle, Precision.BF16)) {
            List<RawDetections> alone =
                    images.stream().map(image -> detector.detect(List.of(image)).get(0)).toList();
            for (int batch = 1; batch <= images.size(); batch++) {
                for (int repetition = 0; repetition < 3; repetition++) {
                    assertSameBits(
                            detector.detect(images.subList(0, batch)), alone.subList(0, batch));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void givesTheSameBitsInAnotherSession(ModelBundle bundle) {
        List<RgbImage> images = images(bundle);
        try (TensorFlowDetector one = TensorFlowDetector.open(bundle, Precision.BF16);
                TensorFlowDetector other = TensorFlowDetector.open(bundle, Precision.BF16)) {
            assertSameBits(one.detect(images), other.detect(images));
        }
    }

    private static Stream<ModelBundle> models() {
        return Stream.of(testing, shipped);
    }

    private static List<RgbImage> images(ModelBundle bundle) {
        return TestingModels.images(bundle, IMAGES);
    }

    /** What chosen operations compute in, of the graph TensorFlow runs for fetches by name. */
    private static List<DataType> types(
            ModelBundle bundle, FloatFormat format, Predicate<NodeDef> chosen) {
        int width = bundle.card().inputWidth();
        int height = bundle.card().inputHeight();
        try (SavedModelBundle model =
                        SavedModelBundle.loader(bundle.directory().toString())
                                .withTags(SavedModelBundle.DEFAULT_TAG)
                                .withConfigProto(new SessionSettings(format, Device.CPU).config())
                                .load();
                Tensor images = ImageTensors.of(images(bundle), width, height)) {
            DetectorSignature signature =
                    DetectorSignature.check(
                            model.metaGraphDef(), height, width, bundle.card().labels().size());
            RunOptions options = RunOptions.newBuilder().setOutputPartitionGraphs(true).build();
            Session.Runner runner =
                    model.session()
                            .runner()
                            .setOptions(options)
                            .feed(signature.image(), images)
                            .fetch(signature.boxes())
                            .fetch(signature.scores());
            try (Result result = runner.runAndFetchMetadata()) {
                return result.getMetadata().orElseThrow().getPartitionGraphsList().stream()
                        .flatMap(graph -> graph.getNodeList().stream())
                        .filter(chosen)
                        .map(node -> node.getAttrOrThrow("T").getType())
                        .toList();
            }
        }
    }
}
