package io.sightline.jobs.bench.peers.onnx;

import io.sightline.models.network.Activation;
import io.sightline.models.network.Layer;
import io.sightline.models.network.Shape;
import io.sightline.models.network.Weights;
import java.util.List;
import java.util.Map;

/**
 * Adds the nodes of each layer to a graph. The output of a layer is named after the layer, [images,
 * channels, height, width]; a convolution and the bias after it become one node.
 */
final class OnnxLayers implements Layer.Visitor<Void> {
    private static final String SIX = "six";
    private static final String ZERO = "zero";

    private final OnnxGraph graph;
    private final Map<String, Layer> layers;
    private final Weights weights;

    /**
     * @param layers of the network, by name
     * @param weights of every layer that has some
     */
    OnnxLayers(OnnxGraph graph, Map<String, Layer> layers, Weights weights) {
        this.graph = graph;
        this.layers = layers;
        this.weights = weights;
        graph.floats(ZERO, new float[] {0});
        graph.floats(SIX, new float[] {6});
    }

    @Override
    public Void visit(Layer.Input layer) {
        String scale = graph.floats("input/scale", new float[] {layer.scale()}, 1);
        String offset = graph.floats("input/offset", new float[] {layer.offset()}, 1);
        graph.node("Mul", "input/mul", List.of(OnnxWriter.IMAGE, scale));
        graph.node("Add", layer.name(), List.of("input/mul", offset));
        return null;
    }

    @Override
    public Void visit(Layer.Convolution layer) {
        return null; // with its bias
    }

    @Override
    public Void visit(Layer.DepthwiseConvolution layer) {
        return null; // with its bias
    }

    @Override
    public Void visit(Layer.Bias bias) {
        Layer.Kernel layer = (Layer.Kernel) layers.get(bias.input());
        boolean depthwise = layer instanceof Layer.DepthwiseConvolution;
        int kernel = layer.kernel();
        int stride = layer.stride();
        Shape map = layers.get(layer.input()).output();
        long[] zeros =
                ChannelsFirst.zeros(layer.padding(), kernel, stride, map.height(), map.width());
        Weights.Array ordered = ChannelsFirst.kernel(weights.of(layer), depthwise);
        Weights.Array shift = weights.of(bias);
        graph.node(
                "Conv",
                bias.name(),
                List.of(
                        layer.input(),
                        graph.floats(layer.name() + "/weights", ordered.values(), ordered.shape()),
                        graph.floats(bias.name() + "/values", shift.values(), shift.shape())),
                OnnxGraph.Attribute.integer("group", depthwise ? layer.output().channels() : 1),
                OnnxGraph.Attribute.integers("kernel_shape", kernel, kernel),
                OnnxGraph.Attribute.integers("strides", stride, stride),
                OnnxGraph.Attribute.integers("pads", zeros));
        return null;
    }

    @Override
    public Void visit(Layer.Activate layer) {
        if (layer.activation() == Activation.RELU6) {
            graph.node("Clip", layer.name(), List.of(layer.input(), ZERO, SIX));
        } else {
            graph.node("Relu", layer.name(), List.of(layer.input()));
        }
        return null;
    }

    @Override
    public Void visit(Layer.Add layer) {
        graph.node("Add", layer.name(), List.of(layer.branch(), layer.shortcut()));
        return null;
    }

    @Override
    public Void visit(Layer.GlobalAverage layer) {
        graph.node("GlobalAveragePool", layer.name(), List.of(layer.input()));
        return null;
    }
}
