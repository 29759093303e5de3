package io.sightline.jobs.bench.peers.onnx;

import io.sightline.models.network.Activation;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.FeatureExtras;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.Layer;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.Padding;
import io.sightline.models.network.Predictor;
import io.sightline.models.network.Ssd;
import io.sightline.models.network.Weights;
import io.sightline.models.ssd.AnchorGrid;
import io.sightline.models.ssd.AnchorSize;
import io.sightline.models.ssd.BoxCoder;
import io.sightline.models.ssd.ScoreConversion;
import java.util.List;

/** Small networks whose weights are all different. */
final class TestingNetworks {
    private TestingNetworks() {}

    /** A narrow detector for images of 96 x 64. */
    static Architecture detector() {
        Ssd head =
                new Ssd(
                        new Predictor.Separable(Activation.RELU),
                        FeatureExtras.NONE,
                        List.of(
                                tap("block13", 16, new AnchorSize(10, 20), new AnchorSize(15, 12)),
                                tap("block17", 32, new AnchorSize(30, 40))),
                        BoxCoder.STANDARD,
                        ScoreConversion.SOFTMAX);
        return new Architecture(
                MobileNetV2.of(MobileNetV2.Form.STANDARD, 0.35, 6).withExpandedFirstBlock(),
                head,
                ImageInput.centred(96, 64),
                Padding.SAME);
    }

    private static Ssd.Tap tap(String endpoint, float step, AnchorSize... sizes) {
        return new Ssd.Tap(endpoint, new AnchorGrid(step, 0.5f, List.of(sizes)));
    }

    /** Weights that count up from 0 through the layers. */
    static Weights weights(Architecture architecture, int classes) {
        Weights.Collector collector = new Weights.Collector();
        int next = 0;
        for (Layer layer : architecture.network(classes).layers()) {
            if (layer instanceof Layer.Kernel kernel) {
                next = put(collector, layer, next, kernel.shape());
            } else if (layer instanceof Layer.Bias) {
                next = put(collector, layer, next, layer.output().channels());
            }
        }
        return collector.weights();
    }

    private static int put(Weights.Collector collector, Layer layer, int first, int... shape) {
        int size = 1;
        for (int dimension : shape) {
            size *= dimension;
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = first + i;
        }
        collector.put(layer.name(), new Weights.Array(values, shape));
        return first + size;
    }
}
