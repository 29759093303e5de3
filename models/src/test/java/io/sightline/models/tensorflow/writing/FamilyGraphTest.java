package io.sightline.models.tensorflow.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.detector.RgbImage;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Backbone;
import io.sightline.models.network.MobileNetV1;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.Network;
import io.sightline.models.network.ReferenceArchitecture;
import io.sightline.models.network.Ssd;
import io.sightline.models.network.Weights;
import io.sightline.models.ssd.ScoreConversion;
import io.sightline.models.tensorflow.ServingSignature;
import io.sightline.models.tensorflow.TestingModels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.types.TUint8;

/** Every family with every head: the graph gives the scores that the layers say. */
class FamilyGraphTest {
    private static final int CLASSES = 4;
    private static final int WIDTH = 48;
    private static final int HEIGHT = 40;
    private static final MobileNetV1 V1 = MobileNetV1.of(0.25);
    private static final MobileNetV2 V2 = MobileNetV2.of(MobileNetV2.Form.STANDARD, 0.35, 2);

    static Stream<Architecture> classifiers() {
        return Stream.<Backbone>of(
                        V1,
                        V1.in(MobileNetV1.Form.FULL_CONVOLUTIONS),
                        V1.in(MobileNetV1.Form.SHALLOW),
                        V2,
                        MobileNetV2.of(MobileNetV2.Form.REDUCED, 0.35, 2))
                .map(backbone -> ReferenceArchitecture.classifier(backbone, WIDTH, HEIGHT));
    }

    static Stream<Architecture> detectors() {
        return Stream.of(
                ReferenceArchitecture.ssd(V1, WIDTH, HEIGHT),
                ReferenceArchitecture.ssdLite(V1, WIDTH, HEIGHT),
                ReferenceArchitecture.ssd(V2, WIDTH, HEIGHT),
                ReferenceArchitecture.ssdLite(V2, WIDTH, HEIGHT),
                withSoftmax(ReferenceArchitecture.ssdLite(V2, WIDTH, HEIGHT)));
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void classifies(Architecture architecture) {
        Weights weights = TestingModels.weights(architecture, CLASSES, 3);
        RgbImage image = image();
        Network network = architecture.network(CLASSES);
        double[] logits =
                new TestingInterpreter(network, weights, image)
                        .output(network.classOutputs().get(0));

        Scores scores = run(architecture, weights, image);

        assertThat(scores.shape()).isEqualTo(Shape.of(1, CLASSES));
        assertClose(scores.values(), softmax(logits));
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void detects(Architecture architecture) {
        Weights weights = TestingModels.weights(architecture, CLASSES, 4);
        RgbImage image = image();
        Network network = architecture.network(CLASSES);
        TestingInterpreter interpreter = new TestingInterpreter(network, weights, image);
        UnaryOperator<double[]> conversion =
                architecture.ssd().scores() == ScoreConversion.SOFTMAX
                        ? FamilyGraphTest::softmax
                        : FamilyGraphTest::sigmoid;
        List<Double> expected = new ArrayList<>();
        for (String output : network.classOutputs()) {
            double[] logits = interpreter.output(output);
            for (int at = 0; at < logits.length; at += CLASSES + 1) {
                double[] own = Arrays.copyOfRange(logits, at, at + CLASSES + 1);
                double[] converted = conversion.apply(own);
                Arrays.stream(converted, 1, converted.length).forEach(expected::add);
            }
        }

        Scores scores = run(architecture, weights, image);

        int anchors = architecture.anchors().size();
        assertThat(scores.shape()).isEqualTo(Shape.of(1, anchors, CLASSES));
        assertClose(scores.values(), expected.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Architecture withSoftmax(Architecture base) {
        Ssd ssd = base.ssd();
        return new Architecture(
                base.backbone(),
                new Ssd(
                        ssd.predictor(),
                        ssd.extras(),
                        ssd.taps(),
                        ssd.boxCoder(),
                        ScoreConversion.SOFTMAX),
                base.input(),
                base.padding());
    }

    /** What a graph puts out, copied from native memory. */
    private record Scores(Shape shape, List<Float> values) {}

    private static Scores run(Architecture architecture, Weights weights, RgbImage image) {
        try (Graph graph = NetworkGraph.build(architecture, CLASSES, weights);
                Session session = new Session(graph);
                Tensor pixels =
                        TUint8.tensorOf(
                                Shape.of(1, image.height(), image.width(), 3),
                                DataBuffers.of(image.rgb()));
                Result result =
                        session.runner()
                                .feed(ServingSignature.IMAGE, pixels)
                                .fetch(ServingSignature.SCORES)
                                .run()) {
            FloatDataBuffer data = result.get(0).asRawTensor().data().asFloats();
            List<Float> values = new ArrayList<>();
            for (long i = 0; i < data.size(); i++) {
                values.add(data.getFloat(i));
            }
            return new Scores(result.get(0).shape(), values);
        }
    }

    private static RgbImage image() {
        byte[] rgb = new byte[WIDTH * HEIGHT * 3];
        new Random(6).nextBytes(rgb);
        return new RgbImage(WIDTH, HEIGHT, rgb);
    }

    private static void assertClose(List<Float> actual, double[] expected) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual.get(i)).isCloseTo(expected[i], within(1e-4));
        }
    }

    private static double[] softmax(double[] logits) {
        double highest = Arrays.stream(logits).max().orElseThrow();
        double[] powers = Arrays.stream(logits).map(logit -> Math.exp(logit - highest)).toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }

    private static double[] sigmoid(double[] logits) {
        return Arrays.stream(logits).map(logit -> 1 / (1 + Math.exp(-logit))).toArray();
    }
}
