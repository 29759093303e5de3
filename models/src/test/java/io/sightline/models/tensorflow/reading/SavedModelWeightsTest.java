package io.sightline.models.tensorflow.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.BundleWriter;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Layer;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.Padding;
import io.sightline.models.network.Weights;
import io.sightline.models.tensorflow.TestingModels;
import io.sightline.models.tensorflow.writing.SavedModelWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SavedModelWeightsTest {
    private static final int CLASSES = TestingModels.LABELS.size();

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void readsWhatWasWritten(Padding padding) {
        Architecture architecture = TestingModels.architecture(padding, 96, 64);
        Weights weights = TestingModels.weights(architecture, CLASSES, 1);
        Weights read = SavedModelWeights.read(bundle(architecture, architecture, weights));
        assertThat(read.count()).isEqualTo(weights.count());
        for (Layer layer : architecture.network(CLASSES).layers()) {
            if (layer instanceof Layer.Kernel || layer instanceof Layer.Bias) {
                assertThat(read.of(layer).shape()).isEqualTo(weights.of(layer).shape());
                assertThat(read.of(layer).values()).isEqualTo(weights.of(layer).values());
            }
        }
    }

    @Test
    void namesTheLayerWhoseWeightsAreMissing() {
        Architecture written = TestingModels.architecture(Padding.SAME, 96, 64);
        Architecture other =
                new Architecture(
                        MobileNetV2.of(MobileNetV2.Form.STANDARD, 0.35, 6),
                        written.head(),
                        written.input(),
                        written.padding());
        // Its first block does not expand, that of the network on the card does.
        ModelBundle bundle = bundle(written, other, TestingModels.weights(other, CLASSES, 1));
        assertThatThrownBy(() -> SavedModelWeights.read(bundle))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(
                        "saved_model.pb: weights of block1/expand/convolution cannot be read:"
                                + " node not found");
    }

    private ModelBundle bundle(Architecture onCard, Architecture written, Weights weights) {
        return BundleWriter.write(
                folder.resolve("bundle"),
                TestingModels.card(onCard),
                files -> SavedModelWriter.write(files, written, CLASSES, weights));
    }
}
