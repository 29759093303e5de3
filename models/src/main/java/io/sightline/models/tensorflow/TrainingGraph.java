package io.sightline.models.tensorflow;

import io.sightline.models.network.Architecture;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.Layer;
import io.sightline.models.network.Network;
import io.sightline.models.network.Shape;
import io.sightline.models.network.Ssd;
import io.sightline.models.training.LossOptions;
import io.sightline.models.training.OptimizerOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * The graph of a network that learns, from {@link NetworkGraph#IMAGE} and the targets to the losses
 * and the updates of its variables.
 */
final class TrainingGraph {
    private final ScopedOps tf;
    private final Network network;
    private final Map<String, Layer> layers;
    private final TrainedVariables variables;
    private final TrainingOperations operations;
    private final WeightUpdate update;
    private final Operand<TFloat32> classLoss;
    private final Operand<TFloat32> boxLoss;
    private final Operand<TFloat32> totalLoss;
    private final Output<?>[] gradients;

    private TrainingGraph(
            Graph graph,
            Architecture architecture,
            int classes,
            OptimizerOptions optimizer,
            Optional<LossOptions> loss,
            long seed) {
        tf = new ScopedOps(graph);
        network = architecture.network(classes);
        layers = network.byName();
        variables = new TrainedVariables(tf);
        operations =
                new TrainingOperations(
                        tf,
                        image(architecture.input()),
                        variables,
                        new InitialWeights(seed, network, classes));
        network.layers().forEach(operations::add);
        if (architecture.head() instanceof Ssd ssd) {
            LossOptions options = loss.orElseThrow();
            int anchors = architecture.anchors().size();
            DetectionLoss detection =
                    new DetectionLoss(tf, options, ssd.scores(), anchors, classes + 1);
            classLoss =
                    detection.classes(joined("class_logits", network.classOutputs(), classes + 1));
            boxLoss = detection.boxes(joined("box_encodings", network.boxOutputs(), 4));
            Ops ops = tf.in("loss");
            totalLoss =
                    ops.math.add(
                            classLoss,
                            ops.math.mul(boxLoss, ops.constant((float) options.boxWeight())));
        } else {
            Ops ops = tf.in("loss");
            Operand<TFloat32> logits = operations.of(network.classOutputs().get(0));
            classLoss =
                    new ClassificationLoss(tf, classes)
                            .of(ops.reshape(logits, ops.constant(new int[] {-1, classes})));
            boxLoss = ops.constant(0f);
            totalLoss = ops.identity(classLoss); // TensorFlow fetches nothing twice by one name
        }
        gradients = gradients(graph);
        update = new WeightUpdate(tf, optimizer, variables);
        update.add(operations.trained(), gradients, new HashSet<>(operations.decaying()));
        variables.addSave();
    }

    /**
     * Builds.
     *
     * @param graph empty
     * @param loss of a detector; a classifier has no choice
     * @param seed of the weights at the start
     */
    static TrainingGraph build(
            Graph graph,
            Architecture architecture,
            int classes,
            OptimizerOptions optimizer,
            Optional<LossOptions> loss,
            long seed) {
        return new TrainingGraph(graph, architecture, classes, optimizer, loss, seed);
    }

    private Placeholder<TUint8> image(ImageInput input) {
        return tf.at(NetworkGraph.IMAGE)
                .placeholder(
                        TUint8.class,
                        Placeholder.shape(
                                org.tensorflow.ndarray.Shape.of(
                                        -1, input.height(), input.width(), 3)));
    }

    /** The predictions of all maps, [N, A, values]. */
    private Operand<TFloat32> joined(String name, List<String> outputs, int values) {
        Ops ops = tf.in(name);
        List<Operand<TFloat32>> maps = new ArrayList<>();
        for (String output : outputs) {
            Shape shape = layers.get(output).output();
            int anchors = shape.height() * shape.width() * shape.channels() / values;
            maps.add(
                    ops.reshape(
                            operations.of(output), ops.constant(new int[] {-1, anchors, values})));
        }
        return ops.concat(maps, ops.constant(1));
    }

    private Output<?>[] gradients(Graph graph) {
        Output<?>[] trained =
                operations.trained().stream().map(variables::output).toArray(Output<?>[]::new);
        return graph.addGradients(totalLoss.asOutput(), trained);
    }

    TrainedVariables variables() {
        return variables;
    }

    WeightUpdate update() {
        return update;
    }

    Network network() {
        return network;
    }

    /** Names of the variables that follow a gradient. */
    List<String> trained() {
        return operations.trained();
    }

    /** Gradients of those, in the same order. */
    List<Output<?>> trainedGradients() {
        return List.of(gradients);
    }

    /** Scalars: classes, boxes, total, length of the gradient. */
    List<Operand<TFloat32>> losses() {
        return List.of(classLoss, boxLoss, totalLoss, update.norm());
    }

    /** What a step runs beside reading its losses. */
    List<Op> updates() {
        List<Op> all = new ArrayList<>(update.updates());
        all.addAll(operations.statistics());
        return all;
    }
}
