package io.sightline.models.tensorflow.training;

import io.sightline.models.network.Layer;
import io.sightline.models.network.Network;
import io.sightline.models.network.Weights;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Weights before training. Kernels are normally distributed so that the variance of a map stays the
 * same through the layers (He et al. 2015, "Delving Deep into Rectifiers", equation 10); those of
 * the last layers are small, so that a network starts undecided. The same seed gives the same
 * weights.
 */
final class InitialWeights {
    private static final double PREDICTOR_DEVIATION = 0.01;

    /**
     * Probability of each class at an anchor before training (Lin et al. 2017, "Focal Loss for
     * Dense Object Detection", section 3.3).
     */
    private static final double PRIOR = 0.01;

    private final long seed;
    private final Set<String> predictors = new TreeSet<>();
    private final Set<String> classBiases = new TreeSet<>();
    private final int values;

    /**
     * @param classes number of labels
     */
    InitialWeights(long seed, Network network, int classes) {
        this.seed = seed;
        this.values = classes + 1;
        network.boxOutputs().forEach(bias -> predictors.add(kernelOf(network, bias)));
        network.classOutputs().forEach(bias -> predictors.add(kernelOf(network, bias)));
        if (!network.boxOutputs().isEmpty()) {
            classBiases.addAll(network.classOutputs());
        }
    }

    private static String kernelOf(Network network, String bias) {
        return network.byName().get(bias).inputs().get(0);
    }

    /** The kernel of a convolution. */
    Weights.Array kernel(Layer.Kernel layer) {
        int[] shape = layer.shape();
        double fanIn = (double) shape[0] * shape[1];
        if (layer instanceof Layer.Convolution) {
            fanIn *= shape[2];
        }
        double deviation =
                predictors.contains(layer.name()) ? PREDICTOR_DEVIATION : Math.sqrt(2 / fanIn);
        SplittableRandom random =
                new SplittableRandom(seed ^ ((long) layer.name().hashCode() << 20));
        float[] kernel = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (float) (random.nextGaussian() * deviation);
        }
        return new Weights.Array(kernel, shape);
    }

    /** The bias of a layer. */
    Weights.Array bias(Layer.Bias layer) {
        int channels = layer.output().channels();
        float[] bias = new float[channels];
        if (classBiases.contains(layer.name())) {
            for (int channel = 0; channel < channels; channel++) {
                boolean background = channel % values == 0;
                bias[channel] = background ? 0 : (float) Math.log(PRIOR / (1 - PRIOR));
            }
        }
        return new Weights.Array(bias, channels);
    }
}
