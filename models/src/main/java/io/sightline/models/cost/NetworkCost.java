package io.sightline.models.cost;

import io.sightline.models.network.Architecture;
import io.sightline.models.network.Classifier;
import io.sightline.models.network.Layer;
import io.sightline.models.network.MobileNetV1;
import io.sightline.models.network.Network;
import io.sightline.models.network.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What a network costs for one image.
 *
 * @param layers its convolutions, fully connected ones included, in order
 * @param anchors number of boxes it predicts; 0 of a classifier
 * @param batchNormValues values that batch normalisation has per channel as trained: shift, mean
 *     and variance, and a scale except in MobileNetV1's classifier
 * @param peakActivationBytes see {@link ActivationMemory}
 */
public record NetworkCost(
        List<LayerCost> layers, long anchors, int batchNormValues, long peakActivationBytes) {
    private static final int BOX_VALUES = 4;

    public NetworkCost {
        layers = List.copyOf(layers);
    }

    /**
     * Counts.
     *
     * @param classes number of labels; a detector's background is not counted
     */
    public static NetworkCost of(Architecture architecture, int classes) {
        Network network = architecture.network(classes);
        Map<String, LayerCost> costs = new LinkedHashMap<>();
        LayerCounter counter = new LayerCounter();
        for (Layer layer : network.layers()) {
            LayerCost cost = layer.accept(counter);
            costs.merge(cost.layer(), cost, LayerCost::plus);
        }
        return new NetworkCost(
                costs.values().stream().filter(cost -> cost.weights() > 0).toList(),
                anchors(network),
                batchNormValues(architecture),
                ActivationMemory.peakBytes(network));
    }

    /** Multiply-adds. */
    public long madds() {
        return sum(LayerCost::madds);
    }

    /** Parameters as trained, all those of batch normalisation included. */
    public long params() {
        return paramsWithoutBatchNorm() + batchNormValues * sum(LayerCost::normalisedChannels);
    }

    /** Parameters as trained, without those of batch normalisation. */
    public long paramsWithoutBatchNorm() {
        return sum(LayerCost::paramsWithoutBatchNorm);
    }

    /** Parameters at inference: batch normalisation is folded into convolutions and biases. */
    public long paramsFolded() {
        return sum(LayerCost::paramsFolded);
    }

    /** Memory of the parameters at inference, in single precision. */
    public long weightBytes() {
        return paramsFolded() * Float.BYTES;
    }

    private long sum(ToLongFunction<LayerCost> count) {
        return layers.stream().mapToLong(count).sum();
    }

    private static long anchors(Network network) {
        Map<String, Layer> layers = network.byName();
        return network.boxOutputs().stream()
                        .map(output -> layers.get(output).output())
                        .mapToLong(NetworkCost::size)
                        .sum()
                / BOX_VALUES;
    }

    private static long size(Shape shape) {
        return (long) shape.height() * shape.width() * shape.channels();
    }

    /** The published count of MobileNetV1's classifier knows no scale. */
    private static int batchNormValues(Architecture architecture) {
        boolean first = architecture.backbone() instanceof MobileNetV1;
        return first && architecture.head() instanceof Classifier ? 3 : 4;
    }
}
