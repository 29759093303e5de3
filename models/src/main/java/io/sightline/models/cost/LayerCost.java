package io.sightline.models.cost;

import io.sightline.models.network.Shape;

/**
 * What one convolution costs with all that belongs to it. A fully connected layer is a 1x1
 * convolution.
 *
 * @param layer name of the unit, such as {@code block3/expand}
 * @param output shape of what it puts out for one image
 * @param madds multiply-adds for one image; bias, normalisation and activation count nothing
 * @param weights number of values in its kernel
 * @param biases number of values of its own bias
 * @param normalisedChannels number of channels whose batch normalisation follows it
 */
public record LayerCost(
        String layer,
        Shape output,
        long madds,
        long weights,
        long biases,
        long normalisedChannels) {
    /** Parameters as trained, without those of batch normalisation. */
    public long paramsWithoutBatchNorm() {
        return weights + biases;
    }

    /** Parameters at inference: batch normalisation is folded into the kernel and a bias. */
    public long paramsFolded() {
        return paramsWithoutBatchNorm() + normalisedChannels;
    }

    /** The same unit with more of it. */
    LayerCost plus(LayerCost other) {
        return new LayerCost(
                layer,
                other.output,
                madds + other.madds,
                weights + other.weights,
                biases + other.biases,
                normalisedChannels + other.normalisedChannels);
    }
}
