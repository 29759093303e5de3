package io.sightline.models.tensorflow.training;

import io.sightline.models.network.Activation;
import io.sightline.models.network.Layer;
import io.sightline.models.network.Padding;
import io.sightline.models.network.Weights;
import io.sightline.models.tensorflow.writing.ScopedOps;
import io.sightline.models.tensorflow.writing.SymmetricKernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.AssignSub;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * Adds the operations of each layer to a training graph: kernels and biases are variables, and a
 * bias that stands for a batch normalisation is one, over the current batch.
 */
final class TrainingOperations implements Layer.Visitor<Operand<TFloat32>> {
    /** Share of the old moving averages of a normalisation that a step keeps. */
    static final float MOMENTUM = 0.99f;

    /** Added to a variance. */
    static final float EPSILON = 0.001f;

    private final ScopedOps tf;
    private final Operand<TUint8> image;
    private final TrainedVariables variables;
    private final InitialWeights initial;
    private final Map<String, Operand<TFloat32>> outputs = new HashMap<>();
    private final List<String> trained = new ArrayList<>();
    private final List<String> decaying = new ArrayList<>();
    private final List<Op> statistics = new ArrayList<>();
    private final List<Moments> moments = new ArrayList<>();

    /** Mean and variance of each channel over the current batch, before a normalisation. */
    record Moments(Layer.Bias layer, Operand<TFloat32> mean, Operand<TFloat32> variance) {}

    TrainingOperations(
            ScopedOps tf,
            Operand<TUint8> image,
            TrainedVariables variables,
            InitialWeights initial) {
        this.tf = tf;
        this.image = image;
        this.variables = variables;
        this.initial = initial;
    }

    void add(Layer layer) {
        outputs.put(layer.name(), layer.accept(this));
    }

    /** What a layer added before puts out, [N, height, width, channels]. */
    Operand<TFloat32> of(String layer) {
        return outputs.get(layer);
    }

    /** Names of the variables that follow a gradient, in order. */
    List<String> trained() {
        return trained;
    }

    /** Of those, the kernels, which decay. */
    List<String> decaying() {
        return decaying;
    }

    /** The operations that update the moving averages of the normalisations. */
    List<Op> statistics() {
        return statistics;
    }

    /** What the normalisations see, in order. */
    List<Moments> moments() {
        return moments;
    }

    /** Name of the variable that scales a normalised channel. */
    static String scale(Layer.Bias layer) {
        return layer.name() + "/gamma";
    }

    /** Name of the moving average of a normalisation's means. */
    static String mean(Layer.Bias layer) {
        return layer.name() + "/moving_mean";
    }

    /** Name of the moving average of a normalisation's variances. */
    static String variance(Layer.Bias layer) {
        return layer.name() + "/moving_variance";
    }

    @Override
    public Operand<TFloat32> visit(Layer.Input layer) {
        Ops ops = tf.in(layer.name());
        return ops.math.add(
                ops.math.mul(ops.dtypes.cast(image, TFloat32.class), ops.constant(layer.scale())),
                ops.constant(layer.offset()));
    }

    @Override
    public Operand<TFloat32> visit(Layer.Convolution layer) {
        Operand<TFloat32> kernel = kernel(layer);
        return tf.in(layer.name())
                .nn
                .conv2d(of(layer.input()), kernel, strides(layer.stride()), "SAME");
    }

    @Override
    public Operand<TFloat32> visit(Layer.DepthwiseConvolution layer) {
        Operand<TFloat32> kernel = kernel(layer);
        return tf.in(layer.name())
                .nn
                .depthwiseConv2dNative(of(layer.input()), kernel, strides(layer.stride()), "SAME");
    }

    @Override
    public Operand<TFloat32> visit(Layer.Bias layer) {
        Operand<TFloat32> bias = variables.add(layer.name(), initial.bias(layer));
        trained.add(layer.name());
        return layer.normalises()
                ? normalised(layer, bias)
                : tf.in(layer.name()).nn.biasAdd(of(layer.input()), bias);
    }

    private Operand<TFloat32> normalised(Layer.Bias layer, Operand<TFloat32> offset) {
        int channels = layer.output().channels();
        Operand<TFloat32> scale = variables.add(scale(layer), Weights.Array.ones(channels));
        trained.add(scale(layer));
        Ops ops = tf.in(layer.name());
        Operand<TFloat32> none = ops.constant(new float[0]);
        FusedBatchNorm<TFloat32, TFloat32> norm =
                ops.nn.fusedBatchNorm(
                        of(layer.input()),
                        scale,
                        offset,
                        none,
                        none,
                        FusedBatchNorm.epsilon(EPSILON),
                        FusedBatchNorm.isTraining(true));
        moments.add(new Moments(layer, norm.batchMean(), norm.batchVariance()));
        follow(mean(layer), Weights.Array.zeros(channels), norm.batchMean());
        follow(variance(layer), Weights.Array.ones(channels), norm.batchVariance());
        return norm.y();
    }

    private void follow(String name, Weights.Array start, Operand<TFloat32> batch) {
        Operand<TFloat32> average = variables.add(name, start);
        Ops ops = tf.in("statistics");
        AssignSub<TFloat32> update =
                ops.assignSub(
                        average,
                        ops.math.mul(ops.math.sub(average, batch), ops.constant(1 - MOMENTUM)));
        statistics.add(update);
    }

    @Override
    public Operand<TFloat32> visit(Layer.Activate layer) {
        Ops ops = tf.in(layer.name());
        return layer.activation() == Activation.RELU6
                ? ops.nn.relu6(of(layer.input()))
                : ops.nn.relu(of(layer.input()));
    }

    @Override
    public Operand<TFloat32> visit(Layer.Add layer) {
        return tf.in(layer.name()).math.add(of(layer.branch()), of(layer.shortcut()));
    }

    @Override
    public Operand<TFloat32> visit(Layer.GlobalAverage layer) {
        Ops ops = tf.in(layer.name());
        return ops.math.mean(
                of(layer.input()), ops.constant(new int[] {1, 2}), Mean.keepDims(true));
    }

    /** The kernel; lengthened where {@link SymmetricKernel} would lengthen it. */
    private Operand<TFloat32> kernel(Layer.Kernel layer) {
        Operand<TFloat32> kernel = variables.add(layer.name(), initial.kernel(layer));
        trained.add(layer.name());
        decaying.add(layer.name());
        Shape map = of(layer.input()).asOutput().shape();
        int rows = SymmetricKernel.lengthening((int) map.get(1), layer.stride());
        int columns = SymmetricKernel.lengthening((int) map.get(2), layer.stride());
        if (layer.padding() == Padding.SAME || rows + columns == 0) {
            return kernel;
        }
        Ops ops = tf.in(layer.name());
        return ops.pad(
                kernel,
                ops.constant(new int[][] {{0, rows}, {0, columns}, {0, 0}, {0, 0}}),
                ops.constant(0f));
    }

    private static List<Long> strides(int stride) {
        return List.of(1L, (long) stride, (long) stride, 1L);
    }
}
