package io.sightline.models.tensorflow.writing;

import io.sightline.models.detector.RgbImage;
import io.sightline.models.network.Activation;
import io.sightline.models.network.Layer;
import io.sightline.models.network.Network;
import io.sightline.models.network.Padding;
import io.sightline.models.network.Shape;
import io.sightline.models.network.Weights;
import java.util.HashMap;
import java.util.Map;

/** Computes a network layer by layer from its definition, in double precision, slowly. */
final class TestingInterpreter implements Layer.Visitor<double[]> {
    private final RgbImage image;
    private final Weights weights;
    private final Map<String, Layer> layers;
    private final Map<String, double[]> outputs = new HashMap<>();

    TestingInterpreter(Network network, Weights weights, RgbImage image) {
        this.image = image;
        this.weights = weights;
        this.layers = network.byName();
        network.layers().forEach(layer -> outputs.put(layer.name(), layer.accept(this)));
    }

    /** Output of a layer: rows, columns, channels. */
    double[] output(String layer) {
        return outputs.get(layer);
    }

    @Override
    public double[] visit(Layer.Input layer) {
        double[] output = new double[image.rgb().length];
        for (int i = 0; i < output.length; i++) {
            output[i] = Byte.toUnsignedInt(image.rgb()[i]) * layer.scale() + layer.offset();
        }
        return output;
    }

    @Override
    public double[] visit(Layer.Convolution layer) {
        int inputs = layer.inputChannels();
        Window window = new Window(layer.input(), layer.kernel(), layer.stride(), layer.padding());
        float[] kernel = weights.of(layer).values();
        int channels = layer.output().channels();
        return each(
                layer.output(),
                (row, column, channel) -> {
                    double sum = 0;
                    for (int tap = 0; tap < layer.kernel() * layer.kernel(); tap++) {
                        for (int input = 0; input < inputs; input++) {
                            sum +=
                                    window.at(row, column, tap, input)
                                            * kernel[(tap * inputs + input) * channels + channel];
                        }
                    }
                    return sum;
                });
    }

    @Override
    public double[] visit(Layer.DepthwiseConvolution layer) {
        Window window = new Window(layer.input(), layer.kernel(), layer.stride(), layer.padding());
        float[] kernel = weights.of(layer).values();
        int channels = layer.output().channels();
        return each(
                layer.output(),
                (row, column, channel) -> {
                    double sum = 0;
                    for (int tap = 0; tap < layer.kernel() * layer.kernel(); tap++) {
                        sum +=
                                window.at(row, column, tap, channel)
                                        * kernel[tap * channels + channel];
                    }
                    return sum;
                });
    }

    @Override
    public double[] visit(Layer.Bias layer) {
        double[] output = output(layer.input()).clone();
        float[] bias = weights.of(layer).values();
        for (int i = 0; i < output.length; i++) {
            output[i] += bias[i % bias.length];
        }
        return output;
    }

    @Override
    public double[] visit(Layer.Activate layer) {
        double[] output = output(layer.input()).clone();
        double limit = layer.activation() == Activation.RELU6 ? 6 : Double.MAX_VALUE;
        for (int i = 0; i < output.length; i++) {
            output[i] = Math.max(0, Math.min(limit, output[i]));
        }
        return output;
    }

    @Override
    public double[] visit(Layer.Add layer) {
        double[] output = output(layer.branch()).clone();
        double[] shortcut = output(layer.shortcut());
        for (int i = 0; i < output.length; i++) {
            output[i] += shortcut[i];
        }
        return output;
    }

    @Override
    public double[] visit(Layer.GlobalAverage layer) {
        double[] map = output(layer.input());
        double[] output = new double[layer.output().channels()];
        for (int i = 0; i < map.length; i++) {
            output[i % output.length] += map[i] * output.length / map.length;
        }
        return output;
    }

    private interface Cell {
        double value(int row, int column, int channel);
    }

    private static double[] each(Shape shape, Cell cell) {
        double[] output = new double[shape.height() * shape.width() * shape.channels()];
        int at = 0;
        for (int row = 0; row < shape.height(); row++) {
            for (int column = 0; column < shape.width(); column++) {
                for (int channel = 0; channel < shape.channels(); channel++) {
                    output[at++] = cell.value(row, column, channel);
                }
            }
        }
        return output;
    }

    /** What a kernel sees of a map, zeros around it. */
    private final class Window {
        private final double[] map;
        private final Shape shape;
        private final int kernel;
        private final int stride;
        private final int top;
        private final int left;

        private Window(String input, int kernel, int stride, Padding padding) {
            this.map = output(input);
            this.shape = layers.get(input).output();
            this.kernel = kernel;
            this.stride = stride;
            this.top = zerosBefore(shape.height(), padding);
            this.left = zerosBefore(shape.width(), padding);
        }

        private int zerosBefore(int size, Padding padding) {
            if (padding == Padding.SYMMETRIC) {
                return (kernel - 1) / 2;
            }
            int outputs = (size + stride - 1) / stride;
            return Math.max(0, (outputs - 1) * stride + kernel - size) / 2;
        }

        private double at(int row, int column, int tap, int channel) {
            int y = row * stride - top + tap / kernel;
            int x = column * stride - left + tap % kernel;
            if (y < 0 || y >= shape.height() || x < 0 || x >= shape.width()) {
                return 0;
            }
            return map[(y * shape.width() + x) * shape.channels() + channel];
        }
    }
}
