package io.sightline.models.importer.tflite;

import io.sightline.models.importer.ConvolutionForm;
import io.sightline.models.network.Layer;
import io.sightline.models.network.Network;
import io.sightline.models.network.Shape;
import io.sightline.models.network.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds for each layer of our network the operator that computes it, from the outputs back to the
 * image, then takes the weights, from the image on.
 */
final class NetworkMatch implements Layer.Visitor<Void> {
    private final TfliteGraph graph;
    private final Network network;
    private final Map<String, TfliteTensor> tensors = new HashMap<>();

    private NetworkMatch(TfliteGraph graph, Network network) {
        this.graph = graph;
        this.network = network;
    }

    /**
     * Takes the weights of the whole network.
     *
     * @param boxes what each of the network's box outputs is in the graph
     * @param classes what each of its class outputs is
     * @throws IllegalArgumentException naming the first operator that is not the network's
     */
    static Weights weights(
            TfliteGraph graph,
            Network network,
            List<TfliteTensor> boxes,
            List<TfliteTensor> classes) {
        NetworkMatch match = new NetworkMatch(graph, network);
        match.bind(network.boxOutputs(), boxes);
        match.bind(network.classOutputs(), classes);
        List<Layer> layers = network.layers();
        for (int i = layers.size() - 1; i >= 0; i--) {
            layers.get(i).accept(match);
        }
        return match.transfer();
    }

    private void bind(List<String> outputs, List<TfliteTensor> found) {
        if (outputs.size() != found.size()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "expected predictions of %d maps, found %d",
                            outputs.size(),
                            found.size()));
        }
        for (int i = 0; i < outputs.size(); i++) {
            bind(outputs.get(i), found.get(i));
        }
    }

    private void bind(String layer, TfliteTensor tensor) {
        TfliteTensor bound = tensors.putIfAbsent(layer, tensor);
        if (bound != null && bound.index() != tensor.index()) {
            throw tensor.differs(
                    String.format(
                            Locale.ROOT,
                            "expected tensor %d '%s' in its place, which is %s",
                            bound.index(),
                            bound.name(),
                            layer));
        }
    }

    @Override
    public Void visit(Layer.Input layer) {
        bind(layer.name(), graph.input());
        return null;
    }

    @Override
    public Void visit(Layer.Convolution layer) {
        bind(layer.input(), operator(layer, OperatorKind.CONV_2D).input(0));
        return null;
    }

    @Override
    public Void visit(Layer.DepthwiseConvolution layer) {
        bind(layer.input(), operator(layer, OperatorKind.DEPTHWISE_CONV_2D).input(0));
        return null;
    }

    /** Fused into the convolution. */
    @Override
    public Void visit(Layer.Bias layer) {
        bind(layer.input(), tensors.get(layer.name()));
        return null;
    }

    /** Fused into the convolution. */
    @Override
    public Void visit(Layer.Activate layer) {
        bind(layer.input(), tensors.get(layer.name()));
        return null;
    }

    @Override
    public Void visit(Layer.Add layer) {
        TfliteOperator add =
                operator(layer, OperatorKind.ADD).expect("fused_activation_function", 0);
        bind(layer.branch(), graph.branch(add));
        bind(layer.shortcut(), graph.shortcut(add));
        return null;
    }

    @Override
    public Void visit(Layer.GlobalAverage layer) {
        Shape map = network.byName().get(layer.input()).output();
        TfliteOperator pool =
                operator(layer, OperatorKind.AVERAGE_POOL_2D)
                        .expect("fused_activation_function", 0)
                        .expect("padding", TfliteConvolution.VALID)
                        .expect("filter_height", map.height())
                        .expect("filter_width", map.width());
        bind(layer.input(), pool.input(0));
        return null;
    }

    private TfliteOperator operator(Layer layer, OperatorKind kind) {
        TfliteOperator operator = graph.producer(tensors.get(layer.name()));
        if (!operator.is(kind)) {
            throw operator.differs("expected %s, %s".formatted(layer.name(), kind));
        }
        return operator;
    }

    private Weights transfer() {
        Map<String, Layer> layers = network.byName();
        Weights.Collector collector = new Weights.Collector();
        for (Layer layer : network.layers()) {
            if (layer instanceof Layer.Bias bias) {
                TfliteConvolution source = checked(layers, bias);
                collector.put(bias.input(), source.weights());
                collector.put(bias.name(), source.bias());
            }
        }
        return collector.weights();
    }

    private TfliteConvolution checked(Map<String, Layer> layers, Layer.Bias bias) {
        String unit = bias.name().substring(0, bias.name().lastIndexOf('/'));
        TfliteConvolution source = new TfliteConvolution(graph.producer(tensors.get(bias.name())));
        ConvolutionForm expected = ConvolutionForm.of(layers, unit);
        if (!source.form().equals(expected)) {
            throw source.operator()
                    .differs(
                            "expected %s, a %s, found a %s"
                                    .formatted(unit, expected, source.form()));
        }
        return source;
    }
}
