package io.sightline.models.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Strings layers together and keeps account of their shapes. Every method returns a layer name. */
final class NetworkBuilder {
    private final Padding padding;
    private final Map<String, Layer> layers = new LinkedHashMap<>();

    /**
     * @param padding of every convolution
     */
    NetworkBuilder(Padding padding) {
        this.padding = padding;
    }

    String input(String name, float scale, Shape shape) {
        return append(new Layer.Input(name, scale, shape));
    }

    /** A convolution and its bias, as {@code unit/convolution} and {@code unit/bias}. */
    String convolution(String unit, String input, int kernel, int stride, int channels) {
        Shape in = shape(input);
        Shape out = in.strided(stride).withChannels(channels);
        append(
                new Layer.Convolution(
                        unit + "/convolution", input, kernel, stride, padding, in.channels(), out));
        return bias(unit);
    }

    /** A 3x3 depthwise convolution and its bias, named likewise. */
    String depthwise(String unit, String input, int stride) {
        Shape out = shape(input).strided(stride);
        append(
                new Layer.DepthwiseConvolution(
                        unit + "/convolution", input, 3, stride, padding, out));
        return bias(unit);
    }

    /** The activation of a unit, as {@code unit/activation}. */
    String activate(String input, Activation activation) {
        String name = input.substring(0, input.lastIndexOf('/')) + "/activation";
        return append(new Layer.Activate(name, input, activation, shape(input)));
    }

    String add(String name, String branch, String shortcut) {
        return append(new Layer.Add(name, branch, shortcut, shape(branch)));
    }

    Shape shape(String layer) {
        return layers.get(layer).output();
    }

    Network network(List<String> boxOutputs, List<String> classOutputs) {
        return new Network(List.copyOf(layers.values()), boxOutputs, classOutputs);
    }

    private String bias(String unit) {
        String convolution = unit + "/convolution";
        return append(new Layer.Bias(unit + "/bias", convolution, shape(convolution)));
    }

    private String append(Layer layer) {
        layers.put(layer.name(), layer);
        return layer.name();
    }
}
