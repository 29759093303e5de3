package io.sightline.models.importer.openvino;

import io.sightline.models.network.Weights;

/** Reorders weights for our networks: spatial dimensions first, channels arranged. */
final class WeightLayout {
    private WeightLayout() {}

    /** {@code [out, in, k, k]} to {@code [k, k, in, out]}. */
    static Weights.Array full(IrConvolution source, ChannelOrder inOrder, ChannelOrder outOrder) {
        int kernel = source.form().kernel();
        int inputs = source.form().inputs();
        int outputs = source.form().outputs();
        int area = kernel * kernel;
        float[] values = new float[source.weights().length];
        int at = 0;
        for (int cell = 0; cell < area; cell++) {
            for (int input = 0; input < inputs; input++) {
                for (int output = 0; output < outputs; output++) {
                    int theirs = outOrder.theirs(output) * inputs + inOrder.theirs(input);
                    values[at++] = source.weights()[theirs * area + cell];
                }
            }
        }
        return new Weights.Array(values, kernel, kernel, inputs, outputs);
    }

    /** {@code [channels, 1, 1, k, k]} to {@code [k, k, channels, 1]}. */
    static Weights.Array depthwise(IrConvolution source) {
        int kernel = source.form().kernel();
        int channels = source.form().outputs();
        int area = kernel * kernel;
        float[] values = new float[source.weights().length];
        for (int cell = 0; cell < area; cell++) {
            for (int channel = 0; channel < channels; channel++) {
                values[cell * channels + channel] = source.weights()[channel * area + cell];
            }
        }
        return new Weights.Array(values, kernel, kernel, channels, 1);
    }

    /** One value per output channel. */
    static Weights.Array bias(IrConvolution source, ChannelOrder order) {
        float[] values = new float[source.form().outputs()];
        for (int i = 0; i < values.length; i++) {
            values[i] = source.bias()[order.theirs(i)];
        }
        return new Weights.Array(values, values.length);
    }
}
