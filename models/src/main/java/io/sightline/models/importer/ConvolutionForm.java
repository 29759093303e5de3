package io.sightline.models.importer;

import io.sightline.models.network.Activation;
import io.sightline.models.network.Layer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a convolution with its activation is, weights aside: two of the same form can swap weights.
 *
 * @param depthwise whether each channel has its own kernel
 * @param kernel width and height of the kernel
 * @param stride in both directions
 * @param inputs number of input channels
 * @param outputs number of output channels
 * @param activation empty when it is linear
 */
public record ConvolutionForm(
        boolean depthwise,
        int kernel,
        int stride,
        int inputs,
        int outputs,
        Optional<Activation> activation) {

    /**
     * The form of a unit of our network.
     *
     * @param layers of the network, by name
     * @param unit name of the unit, such as {@code block3/expand}
     */
    public static ConvolutionForm of(Map<String, Layer> layers, String unit) {
        Optional<Activation> activation =
                layers.get(unit + "/activation") instanceof Layer.Activate activate
                        ? Optional.of(activate.activation())
                        : Optional.empty();
        Layer layer = layers.get(unit + "/convolution");
        int outputs = layer.output().channels();
        if (layer instanceof Layer.Convolution convolution) {
            return new ConvolutionForm(
                    false,
                    convolution.kernel(),
                    convolution.stride(),
                    convolution.inputChannels(),
                    outputs,
                    activation);
        }
        Layer.DepthwiseConvolution depthwise = (Layer.DepthwiseConvolution) layer;
        return new ConvolutionForm(
                true, depthwise.kernel(), depthwise.stride(), outputs, outputs, activation);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %dx%d convolution, stride %d, %d -> %d channels, %s",
                depthwise ? "depthwise" : "full",
                kernel,
                kernel,
                stride,
                inputs,
                outputs,
                activation.map(Activation::name).orElse("linear"));
    }
}
