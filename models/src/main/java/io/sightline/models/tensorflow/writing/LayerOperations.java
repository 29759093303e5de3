package io.sightline.models.tensorflow.writing;

import io.sightline.models.network.Activation;
import io.sightline.models.network.Layer;
import io.sightline.models.network.Padding;
import io.sightline.models.network.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * Adds one operation per layer to a graph, named after the layer, with its weights as constants.
 */
final class LayerOperations implements Layer.Visitor<Operand<TFloat32>> {
    private final ScopedOps tf;
    private final Operand<TUint8> image;
    private final Weights weights;
    private final Map<String, Operand<TFloat32>> outputs = new HashMap<>();

    /**
     * @param image what the input layer reads
     * @param weights of every layer that has some
     */
    LayerOperations(ScopedOps tf, Operand<TUint8> image, Weights weights) {
        this.tf = tf;
        this.image = image;
        this.weights = weights;
    }

    void add(Layer layer) {
        outputs.put(layer.name(), layer.accept(this));
    }

    /** What a layer added before puts out, [N, height, width, channels]. */
    Operand<TFloat32> of(String layer) {
        return outputs.get(layer);
    }

    @Override
    public Operand<TFloat32> visit(Layer.Input layer) {
        Ops scaling = layer.offset() == 0 ? tf.at(layer.name()) : tf.beside(layer.name(), "mul");
        Operand<TFloat32> scaled =
                scaling.math.mul(
                        tf.beside(layer.name(), "cast").dtypes.cast(image, TFloat32.class),
                        tf.beside(layer.name(), "scale").constant(layer.scale()));
        return layer.offset() == 0
                ? scaled
                : tf.at(layer.name())
                        .math
                        .add(scaled, tf.beside(layer.name(), "offset").constant(layer.offset()));
    }

    @Override
    public Operand<TFloat32> visit(Layer.Convolution layer) {
        Operand<TFloat32> input = of(layer.input());
        Weights.Array kernel = kernel(layer, input);
        return tf.at(layer.name())
                .nn
                .conv2d(
                        input,
                        constant(layer, NetworkGraph.KERNEL, kernel),
                        strides(layer.stride()),
                        "SAME");
    }

    @Override
    public Operand<TFloat32> visit(Layer.DepthwiseConvolution layer) {
        Operand<TFloat32> input = of(layer.input());
        Weights.Array kernel = kernel(layer, input);
        return tf.at(layer.name())
                .nn
                .depthwiseConv2dNative(
                        input,
                        constant(layer, NetworkGraph.KERNEL, kernel),
                        strides(layer.stride()),
                        "SAME");
    }

    @Override
    public Operand<TFloat32> visit(Layer.Bias layer) {
        return tf.at(layer.name())
                .nn
                .biasAdd(
                        of(layer.input()), constant(layer, NetworkGraph.BIASES, weights.of(layer)));
    }

    @Override
    public Operand<TFloat32> visit(Layer.Activate layer) {
        Ops named = tf.at(layer.name());
        return layer.activation() == Activation.RELU6
                ? named.nn.relu6(of(layer.input()))
                : named.nn.relu(of(layer.input()));
    }

    @Override
    public Operand<TFloat32> visit(Layer.Add layer) {
        return tf.at(layer.name()).math.add(of(layer.branch()), of(layer.shortcut()));
    }

    @Override
    public Operand<TFloat32> visit(Layer.GlobalAverage layer) {
        return tf.at(layer.name())
                .math
                .mean(
                        of(layer.input()),
                        tf.beside(layer.name(), "axes").constant(new int[] {1, 2}),
                        Mean.keepDims(true));
    }

    private Weights.Array kernel(Layer.Kernel layer, Operand<TFloat32> input) {
        Weights.Array kernel = weights.of(layer);
        if (layer.padding() == Padding.SAME) {
            return kernel;
        }
        Shape map = input.asOutput().shape();
        return SymmetricKernel.of(kernel, (int) map.get(1), (int) map.get(2), layer.stride());
    }

    private Operand<TFloat32> constant(Layer layer, String name, Weights.Array array) {
        long[] shape = Arrays.stream(array.shape()).asLongStream().toArray();
        return tf.beside(layer.name(), name)
                .constant(Shape.of(shape), DataBuffers.of(array.values()));
    }

    private static List<Long> strides(int stride) {
        return List.of(1L, (long) stride, (long) stride, 1L);
    }
}
