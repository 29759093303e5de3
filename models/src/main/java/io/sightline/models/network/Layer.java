package io.sightline.models.network;

import java.util.List;

/**
 * One step of a network. Layers refer to each other by name.
 *
 * <p>Code that derives something from a network visits its layers. A new kind of layer then does
 * not compile until every visitor handles it.
 */
public sealed interface Layer {
    /** Unique in its network, parts separated by slashes: {@code block3/expand/bias}. */
    String name();

    /** Names of the layers it reads. */
    List<String> inputs();

    /** Shape of its output for one image. */
    Shape output();

    /** Calls the visitor's method for this kind of layer. */
    <T> T accept(Visitor<T> visitor);

    /**
     * One method per kind of layer.
     *
     * @param <T> what is derived from a layer
     */
    interface Visitor<T> {
        T visit(Input layer);

        T visit(Convolution layer);

        T visit(DepthwiseConvolution layer);

        T visit(Bias layer);

        T visit(Activate layer);

        T visit(Add layer);

        T visit(GlobalAverage layer);
    }

    /**
     * The image, RGB, scaled to the network's range.
     *
     * @param scale factor from [0, 255] to that range
     * @param offset added after that
     */
    record Input(String name, float scale, float offset, Shape output) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of();
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /** A convolution of any kind, without bias. Its weights are named after the layer. */
    sealed interface Kernel extends Layer permits Convolution, DepthwiseConvolution {
        /** Name of the layer it reads. */
        String input();

        /** Rows and columns. */
        int kernel();

        /** Step from one output pixel to the next, in input pixels. */
        int stride();

        Padding padding();

        /** Shape of the weights, as TensorFlow orders them. */
        int[] shape();

        @Override
        default List<String> inputs() {
            return List.of(input());
        }
    }

    /**
     * A convolution over all channels, without bias. Its weights are named after the layer and have
     * the shape {@code [kernel, kernel, inputChannels, outputChannels]}.
     */
    record Convolution(
            String name,
            String input,
            int kernel,
            int stride,
            Padding padding,
            int inputChannels,
            Shape output)
            implements Kernel {
        @Override
        public int[] shape() {
            return new int[] {kernel, kernel, inputChannels, output.channels()};
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A convolution of each channel with its own kernel, without bias. Its weights are named after
     * the layer and have the shape {@code [kernel, kernel, channels, 1]}.
     */
    record DepthwiseConvolution(
            String name, String input, int kernel, int stride, Padding padding, Shape output)
            implements Kernel {
        @Override
        public int[] shape() {
            return new int[] {kernel, kernel, output.channels(), 1};
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Adds one value per channel. Its weights are named after the layer, of shape {@code
     * [channels]}.
     *
     * @param normalises whether it stands for a batch normalisation, whose scale is folded into the
     *     convolution before it and whose shift is this bias
     */
    record Bias(String name, String input, boolean normalises, Shape output) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /** Applies an activation. */
    record Activate(String name, String input, Activation activation, Shape output)
            implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /** Adds two maps of the same shape: a residual branch and its shortcut. */
    record Add(String name, String branch, String shortcut, Shape output) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(branch, shortcut);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /** The mean of each channel over the whole map; its output is 1x1. */
    record GlobalAverage(String name, String input, Shape output) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }
}
