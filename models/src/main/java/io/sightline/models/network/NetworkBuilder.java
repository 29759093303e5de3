package io.sightline.models.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Set;

/**
 * Strings layers together and keeps account of their shapes. Every method but the last returns a
 * layer name.
 */
public final class NetworkBuilder {
    private final Padding padding;
    private final Map<String, Layer> layers = new LinkedHashMap<>();

    /**
     * @param padding of every convolution
     */
    NetworkBuilder(Padding padding) {
        this.padding = padding;
    }

    String input(String name, ImageInput image) {
        return append(
                new Layer.Input(
                        name,
                        image.scale(),
                        image.offset(),
                        new Shape(image.height(), image.width(), 3)));
    }

    /**
     * A convolution with batch normalisation, as {@code unit/convolution} and {@code unit/bias}.
     */
    String normalised(String unit, String input, int kernel, int stride, int channels) {
        return bias(convolution(unit, input, kernel, stride, channels), true);
    }

    /** A convolution of stride 1 with its own bias, named likewise. */
    String biased(String unit, String input, int kernel, int channels) {
        return bias(convolution(unit, input, kernel, 1, channels), false);
    }

    /** A 3x3 depthwise convolution with batch normalisation, named likewise. */
    String depthwise(String unit, String input, int stride) {
        Shape out = shape(input).strided(stride);
        String name = unit + "/convolution";
        append(new Layer.DepthwiseConvolution(name, input, 3, stride, padding, out));
        return bias(name, true);
    }

    /** The activation of a unit, as {@code unit/activation}. */
    String activate(String input, Activation activation) {
        String name = beside(input, "activation");
        return append(new Layer.Activate(name, input, activation, shape(input)));
    }

    String add(String name, String branch, String shortcut) {
        return append(new Layer.Add(name, branch, shortcut, shape(branch)));
    }

    String globalAverage(String name, String input) {
        Shape pooled = new Shape(1, 1, shape(input).channels());
        return append(new Layer.GlobalAverage(name, input, pooled));
    }

    Shape shape(String layer) {
        return layers.get(layer).output();
    }

    /** The network with these outputs. Layers that none of them depends on are left out. */
    Network network(List<String> boxOutputs, List<String> classOutputs) {
        Set<String> needed = new HashSet<>(boxOutputs);
        needed.addAll(classOutputs);
        List<Layer> all = new ArrayList<>(layers.values());
        ListIterator<Layer> backwards = all.listIterator(all.size());
        while (backwards.hasPrevious()) {
            Layer layer = backwards.previous();
            if (needed.contains(layer.name())) {
                needed.addAll(layer.inputs());
            }
        }
        all.removeIf(layer -> !needed.contains(layer.name()));
        return new Network(all, boxOutputs, classOutputs);
    }

    private String convolution(String unit, String input, int kernel, int stride, int channels) {
        Shape in = shape(input);
        Shape out = in.strided(stride).withChannels(channels);
        return append(
                new Layer.Convolution(
                        unit + "/convolution", input, kernel, stride, padding, in.channels(), out));
    }

    private String bias(String convolution, boolean normalises) {
        return append(
                new Layer.Bias(
                        beside(convolution, "bias"), convolution, normalises, shape(convolution)));
    }

    /** Name of another layer of the same unit. */
    private static String beside(String layer, String name) {
        return layer.substring(0, layer.lastIndexOf('/') + 1) + name;
    }

    private String append(Layer layer) {
        layers.put(layer.name(), layer);
        return layer.name();
    }
}
