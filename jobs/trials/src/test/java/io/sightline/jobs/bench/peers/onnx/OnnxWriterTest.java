package io.sightline.jobs.bench.peers.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.network.Architecture;
import io.sightline.models.network.Classifier;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.Layer;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.Padding;
import io.sightline.models.network.Weights;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OnnxWriterTest {
    private static final int CLASSES = 2;

    private final Architecture detector = TestingNetworks.detector();
    private final Weights weights = TestingNetworks.weights(detector, CLASSES);
    private final Map<String, Layer> layers = detector.network(CLASSES).byName();
    private final TestingOnnxModel model =
            new TestingOnnxModel(OnnxWriter.write(detector, CLASSES, weights));

    @Test
    void statesWhatADetectorTakesAndPutsOut() {
        assertThat(model.inputs()).containsExactly("image[images, 3, 64, 96]");
        int anchors = detector.anchors().size();
        assertThat(model.outputs())
                .containsExactly(
                        String.format(Locale.ROOT, "encodings[images, %d, 4]", anchors),
                        String.format(Locale.ROOT, "logits[images, %d, 3]", anchors));
    }

    @Test
    void statesWhatAClassifierTakesAndPutsOut() {
        Architecture classifier =
                new Architecture(
                        MobileNetV2.of(MobileNetV2.Form.STANDARD, 0.35, 6),
                        new Classifier(),
                        ImageInput.centred(32, 32),
                        Padding.SAME);
        TestingOnnxModel written =
                new TestingOnnxModel(
                        OnnxWriter.write(classifier, 5, TestingNetworks.weights(classifier, 5)));
        assertThat(written.outputs()).containsExactly("logits[images, 5]");
        assertThat(written.nodes()).extracting("operation").contains("GlobalAveragePool");
    }

    @Test
    void everyNodeReadsWhatIsThereBeforeIt() {
        Set<String> there = new HashSet<>(model.constants());
        there.add("image");
        for (TestingOnnxModel.Node node : model.nodes()) {
            assertThat(there).containsAll(node.inputs());
            assertThat(there.add(node.output())).as(node.output()).isTrue();
        }
        assertThat(there).contains("encodings", "logits");
    }

    @Test
    void everyConvolutionIsANodeTogetherWithItsBias() {
        List<String> biases = new ArrayList<>();
        for (Layer layer : layers.values()) {
            if (layer instanceof Layer.Bias) {
                biases.add(layer.name());
            }
        }
        assertThat(model.nodes())
                .filteredOn(node -> node.operation().equals("Conv"))
                .extracting(TestingOnnxModel.Node::output)
                .containsExactlyElementsOf(biases);
    }

    @Test
    void aDepthwiseConvolutionHasAGroupForEachChannel() {
        TestingOnnxModel.Node node = model.node("block2/depthwise/bias");
        long channels = layers.get("block2/depthwise/bias").output().channels();
        assertThat(node.attributes())
                .containsEntry("group", List.of(channels))
                .containsEntry("strides", List.of(2L, 2L))
                .containsEntry("kernel_shape", List.of(3L, 3L))
                .containsEntry("pads", List.of(0L, 0L, 1L, 1L));
        assertThat(model.shape("block2/depthwise/convolution/weights"))
                .containsExactly(channels, 1L, 3L, 3L);
    }

    @Test
    void weightsHaveChannelsFirst() {
        Weights.Array stem = weights.of(layers.get("stem/convolution"));
        int outputs = stem.shape()[3];
        float expected = stem.values()[((2 * 3 + 1) * 3 + 2) * outputs + 5];
        assertThat(model.shape("stem/convolution/weights"))
                .containsExactly((long) outputs, 3L, 3L, 3L);
        int written = ((5 * 3 + 2) * 3 + 2) * 3 + 1; // output 5, input 2, row 2, column 1
        assertThat(model.floats("stem/convolution/weights").get(written)).isEqualTo(expected);
    }

    @Test
    void putsZerosWhereTensorFlowDoes() {
        assertThat(ChannelsFirst.zeros(Padding.SAME, 3, 2, 300, 75)).containsExactly(0, 1, 1, 1);
        assertThat(ChannelsFirst.zeros(Padding.SAME, 3, 1, 300, 75)).containsExactly(1, 1, 1, 1);
        assertThat(ChannelsFirst.zeros(Padding.SAME, 1, 2, 10, 10)).containsExactly(0, 0, 0, 0);
        assertThat(ChannelsFirst.zeros(Padding.SAME, 3, 2, 1, 2)).containsExactly(1, 0, 1, 1);
    }

    @Test
    void putsZerosOnEverySideOfANetworkOfSymmetricPadding() {
        assertThat(ChannelsFirst.zeros(Padding.SYMMETRIC, 3, 2, 300, 75))
                .containsExactly(1, 1, 1, 1);
    }

    @Test
    void theSameNetworkGivesTheSameBytes() {
        assertThat(OnnxWriter.write(detector, CLASSES, weights))
                .isEqualTo(OnnxWriter.write(detector, CLASSES, weights));
    }
}
