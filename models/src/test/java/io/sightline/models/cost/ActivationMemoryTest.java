package io.sightline.models.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.network.Activation;
import io.sightline.models.network.Layer;
import io.sightline.models.network.Network;
import io.sightline.models.network.Padding;
import io.sightline.models.network.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationMemoryTest {
    private static final Layer IMAGE = new Layer.Input("image", 1, 0, new Shape(4, 4, 3));
    private static final Layer WIDE = convolution("wide", "image", new Shape(4, 4, 10));

    @Test
    void countsWhatALayerReadsAndWhatItWrites() {
        assertThat(peak(List.of(IMAGE, WIDE), "wide")).isEqualTo(4 * (4 * 4 * 3 + 4 * 4 * 10));
    }

    @Test
    void letsGoOfAMapAfterItsLastReader() {
        Layer narrow = convolution("narrow", "wide", new Shape(4, 4, 1));
        assertThat(peak(List.of(IMAGE, WIDE, narrow), "narrow"))
                .isEqualTo(4 * (4 * 4 * 3 + 4 * 4 * 10));
    }

    @Test
    void writesOverAMapThatIsReadNoMore() {
        Layer bias = new Layer.Bias("bias", "wide", true, WIDE.output());
        Layer activate = new Layer.Activate("active", "bias", Activation.RELU6, WIDE.output());
        assertThat(peak(List.of(IMAGE, WIDE, bias, activate), "active"))
                .isEqualTo(4 * (4 * 4 * 3 + 4 * 4 * 10));
    }

    @Test
    void keepsAMapThatAShortcutStillNeeds() {
        Layer branch = convolution("branch", "wide", new Shape(4, 4, 10));
        Layer sum = new Layer.Add("sum", "branch", "wide", WIDE.output());
        assertThat(peak(List.of(IMAGE, WIDE, branch, sum), "sum")).isEqualTo(4 * (2 * 4 * 4 * 10));
        Layer activate = new Layer.Activate("active", "wide", Activation.RELU6, WIDE.output());
        Layer both = new Layer.Add("sum", "active", "wide", WIDE.output());
        assertThat(peak(List.of(IMAGE, WIDE, activate, both), "sum"))
                .isEqualTo(4 * (2 * 4 * 4 * 10));
    }

    @Test
    void keepsOutputsToTheEnd() {
        Layer wider = convolution("wider", "image", new Shape(4, 4, 20));
        assertThat(peak(List.of(IMAGE, WIDE, wider), "wide", "wider"))
                .isEqualTo(4 * (4 * 4 * 3 + 4 * 4 * 10 + 4 * 4 * 20));
    }

    private static Layer convolution(String name, String input, Shape output) {
        return new Layer.Convolution(name, input, 1, 1, Padding.SAME, 3, output);
    }

    private static long peak(List<Layer> layers, String... outputs) {
        return ActivationMemory.peakBytes(new Network(layers, List.of(), List.of(outputs)));
    }
}
