package io.sightline.models.importer.objectdetection;

import io.sightline.models.network.Architecture;
import io.sightline.models.network.BatchNorm;
import io.sightline.models.network.Layer;
import io.sightline.models.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Maps the variables of a checkpoint to the convolutions of our network, which must have the same
 * shapes, and folds batch normalisations. Both sides order dimensions as TensorFlow does.
 */
final class VariableTransfer {
    private final List<Unit> units = new ArrayList<>();

    /**
     * A convolution and the bias behind it.
     *
     * @param kernelName name of the variable
     * @param scope of the convolution's other variables
     * @param normalisation the batch normalisation that the bias stands for, if it does for one
     */
    private record Unit(
            Layer.Kernel kernel,
            Layer.Bias bias,
            String kernelName,
            String scope,
            Optional<PipelineConfig.Normalisation> normalisation) {
        private String statistic(String name) {
            return scope + "/BatchNorm/" + name;
        }
    }

    VariableTransfer(PipelineConfig config, Architecture architecture, int classes) {
        Map<String, Layer> layers = architecture.network(classes).byName();
        VariableNames names = new VariableNames(architecture, layers);
        for (Layer layer : layers.values()) {
            if (layer instanceof Layer.Bias bias) {
                Layer.Kernel kernel = (Layer.Kernel) layers.get(bias.input());
                String unit = bias.name().substring(0, bias.name().lastIndexOf('/'));
                String scope = names.scope(unit);
                boolean depthwise = kernel instanceof Layer.DepthwiseConvolution;
                units.add(
                        new Unit(
                                kernel,
                                bias,
                                scope + (depthwise ? "/depthwise_weights" : "/weights"),
                                scope,
                                bias.normalises()
                                        ? Optional.of(config.normalisation(unit))
                                        : Optional.empty()));
            }
        }
    }

    /** Names of the variables that are needed, from the image to the outputs. */
    Collection<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Unit unit : units) {
            names.add(unit.kernelName());
            if (unit.normalisation().isPresent()) {
                if (unit.normalisation().get().scaled()) {
                    names.add(unit.statistic("gamma"));
                }
                names.add(unit.statistic("beta"));
                names.add(unit.statistic("moving_mean"));
                names.add(unit.statistic("moving_variance"));
            } else {
                names.add(unit.scope() + "/biases");
            }
        }
        return names;
    }

    /**
     * The weights of our network.
     *
     * @param variables at least those of {@link #names}
     * @throws IllegalArgumentException naming the first variable of another shape
     */
    Weights weights(Map<String, Weights.Array> variables) {
        Weights.Collector collector = new Weights.Collector();
        for (Unit unit : units) {
            int channels = unit.bias().output().channels();
            Weights.Array kernel = require(variables, unit.kernelName(), unit.kernel().shape());
            if (unit.normalisation().isPresent()) {
                BatchNorm norm = batchNorm(variables, unit, unit.normalisation().get(), channels);
                collector.put(unit.kernel().name(), norm.folded(kernel));
                collector.put(unit.bias().name(), norm.bias());
            } else {
                collector.put(unit.kernel().name(), kernel);
                collector.put(
                        unit.bias().name(), require(variables, unit.scope() + "/biases", channels));
            }
        }
        return collector.weights();
    }

    private static BatchNorm batchNorm(
            Map<String, Weights.Array> variables,
            Unit unit,
            PipelineConfig.Normalisation normalisation,
            int channels) {
        return new BatchNorm(
                normalisation.scaled()
                        ? require(variables, unit.statistic("gamma"), channels)
                        : Weights.Array.ones(channels),
                require(variables, unit.statistic("beta"), channels),
                require(variables, unit.statistic("moving_mean"), channels),
                require(variables, unit.statistic("moving_variance"), channels),
                normalisation.epsilon());
    }

    /** The variable of a name, which must have a shape. */
    private static Weights.Array require(
            Map<String, Weights.Array> variables, String name, int... shape) {
        Weights.Array variable = variables.get(name);
        if (!Arrays.equals(variable.shape(), shape)) {
            throw new IllegalArgumentException(
                    "variable %s has the shape %s, expected %s"
                            .formatted(
                                    name,
                                    Arrays.toString(variable.shape()),
                                    Arrays.toString(shape)));
        }
        return variable;
    }
}
