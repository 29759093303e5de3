package io.sightline.models.cost;

import io.sightline.models.network.Layer;
import io.sightline.models.network.Shape;

/**
 * Counts a layer by itself. A convolution makes {@code kernel * kernel * inputs * outputs}
 * multiply-adds for each cell of its output, a depthwise one {@code kernel * kernel * channels};
 * everything else counts nothing (Howard et al. 2017, section 3.1).
 */
final class LayerCounter implements Layer.Visitor<LayerCost> {
    @Override
    public LayerCost visit(Layer.Input layer) {
        return cost(layer, 0, 0, 0);
    }

    @Override
    public LayerCost visit(Layer.Convolution layer) {
        long outputs = layer.output().channels();
        return convolution(layer, layer.kernel(), layer.inputChannels() * outputs);
    }

    @Override
    public LayerCost visit(Layer.DepthwiseConvolution layer) {
        return convolution(layer, layer.kernel(), layer.output().channels());
    }

    @Override
    public LayerCost visit(Layer.Bias layer) {
        long channels = layer.output().channels();
        return layer.normalises() ? cost(layer, 0, 0, channels) : cost(layer, 0, channels, 0);
    }

    @Override
    public LayerCost visit(Layer.Activate layer) {
        return cost(layer, 0, 0, 0);
    }

    @Override
    public LayerCost visit(Layer.Add layer) {
        return cost(layer, 0, 0, 0);
    }

    @Override
    public LayerCost visit(Layer.GlobalAverage layer) {
        return cost(layer, 0, 0, 0);
    }

    private static LayerCost convolution(Layer layer, int kernel, long kernels) {
        return cost(layer, kernels * kernel * kernel, 0, 0);
    }

    private static LayerCost cost(Layer layer, long weights, long biases, long normalised) {
        Shape output = layer.output();
        long cells = (long) output.height() * output.width();
        String unit = layer.name().substring(0, layer.name().lastIndexOf('/'));
        return new LayerCost(unit, output, weights * cells, weights, biases, normalised);
    }
}
