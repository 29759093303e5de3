package io.sightline.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.ssd.AnchorGrid;
import io.sightline.models.ssd.AnchorSize;
import io.sightline.models.ssd.BoxCoder;
import io.sightline.models.ssd.ScoreConversion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MobileNetV2Test {
    @Test
    void hasTheShapesOfThePaper() {
        Map<String, Layer> layers = network(1, true, 224, "block17").byName();
        assertThat(layers.get("stem/activation").output()).isEqualTo(new Shape(112, 112, 32));
        assertThat(layers.get("block1/project/bias").output()).isEqualTo(new Shape(112, 112, 16));
        assertThat(layers.get("block3/add").output()).isEqualTo(new Shape(56, 56, 24));
        assertThat(layers.get("block6/add").output()).isEqualTo(new Shape(28, 28, 32));
        assertThat(layers.get("block10/add").output()).isEqualTo(new Shape(14, 14, 64));
        assertThat(layers.get("block13/add").output()).isEqualTo(new Shape(14, 14, 96));
        assertThat(layers.get("block16/add").output()).isEqualTo(new Shape(7, 7, 160));
        assertThat(layers.get("block17/project/bias").output()).isEqualTo(new Shape(7, 7, 320));
    }

    @Test
    void addsShortcutsOnlyWhereShapesStay() {
        List<String> shortcuts =
                network(1, true, 224, "block17").layers().stream()
                        .filter(Layer.Add.class::isInstance)
                        .map(Layer::name)
                        .toList();
        assertThat(shortcuts)
                .containsExactly(
                        "block3/add",
                        "block5/add",
                        "block6/add",
                        "block8/add",
                        "block9/add",
                        "block10/add",
                        "block12/add",
                        "block13/add",
                        "block15/add",
                        "block16/add");
    }

    @Test
    void roundsOddMapsUp() {
        Map<String, Layer> layers = network(1, true, 300, "block17").byName();
        assertThat(layers.get("block13/add").output()).isEqualTo(new Shape(19, 19, 96));
        assertThat(layers.get("block17/project/bias").output()).isEqualTo(new Shape(10, 10, 320));
    }

    @Test
    void startsWithTheDepthwiseConvolutionWhereTheFirstBlockDoesNotExpand() {
        assertThat(network(1, true, 224, "block17").byName()).containsKey("block1/expand/bias");
        assertThat(network(1, false, 224, "block17").byName())
                .doesNotContainKey("block1/expand/bias")
                .containsKey("block2/expand/bias");
    }

    @ParameterizedTest
    @CsvSource({"32, 32", "11.2, 16", "8.4, 8", "5.6, 8", "44.8, 48", "33.6, 32", "67.2, 64"})
    void roundsChannelsAsTheReferenceDoes(double channels, int expected) {
        assertThat(Channels.makeDivisible(channels, 8)).isEqualTo(expected);
    }

    @Test
    void refusesATapThatDoesNotExist() {
        assertThatThrownBy(() -> network(1, true, 224, "block18"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the network has no endpoint block18");
    }

    private static Network network(double alpha, boolean firstExpands, int size, String tap) {
        AnchorGrid grid = new AnchorGrid(32, 0.5f, List.of(new AnchorSize(10, 10)));
        Ssd head =
                new Ssd(
                        new Predictor.Separable(Activation.RELU6),
                        FeatureExtras.NONE,
                        List.of(new Ssd.Tap(tap, grid)),
                        BoxCoder.STANDARD,
                        ScoreConversion.SOFTMAX);
        MobileNetV2 backbone = MobileNetV2.of(MobileNetV2.Form.STANDARD, alpha, 6);
        return new Architecture(
                        firstExpands ? backbone.withExpandedFirstBlock() : backbone,
                        head,
                        ImageInput.centred(size, size),
                        Padding.SAME)
                .network(2);
    }
}
