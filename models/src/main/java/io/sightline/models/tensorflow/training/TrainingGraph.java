package io.sightline.models.tensorflow.training;

import io.sightline.models.network.Architecture;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.Network;
import io.sightline.models.network.Ssd;
import io.sightline.models.tensorflow.ServingSignature;
import io.sightline.models.tensorflow.writing.NetworkGraph;
import io.sightline.models.tensorflow.writing.ScopedOps;
import io.sightline.models.training.LossOptions;
import io.sightline.models.training.OptimizerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * The training graph of a network, from {@link ServingSignature#IMAGE} and the targets to the
 * losses and the updates of its variables.
 */
final class TrainingGraph {
    private final ScopedOps tf;
    private final Network network;
    private final int classes;
    private final TrainedVariables variables;
    private final TrainingOperations operations;
    private final Losses losses;
    private final List<Output<?>> gradients;
    private final WeightUpdate update;

    /** Scalars; the last is what is minimised. */
    private record Losses(
            Operand<TFloat32> classes, Operand<TFloat32> boxes, Operand<TFloat32> total) {}

    private TrainingGraph(
            Graph graph,
            Architecture architecture,
            int classes,
            OptimizerOptions optimizer,
            Optional<LossOptions> loss,
            long seed) {
        this.tf = new ScopedOps(graph);
        this.network = architecture.network(classes);
        this.classes = classes;
        this.variables = new TrainedVariables(tf);
        this.operations =
                new TrainingOperations(
                        tf,
                        image(architecture.input()),
                        variables,
                        new InitialWeights(seed, network, classes));
        network.layers().forEach(operations::add);
        this.losses =
                architecture.head() instanceof Ssd ssd
                        ? detection(ssd, architecture.anchors().size(), loss.orElseThrow())
                        : classification();
        this.gradients = gradients(graph);
        this.update = new WeightUpdate(tf, optimizer, variables);
        update.add(operations.trained(), gradients, Set.copyOf(operations.decaying()));
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
        return tf.at(ServingSignature.IMAGE)
                .placeholder(
                        TUint8.class,
                        Placeholder.shape(Shape.of(-1, input.height(), input.width(), 3)));
    }

    private Losses detection(Ssd ssd, int anchors, LossOptions options) {
        int values = classes + 1;
        DetectionLoss loss = new DetectionLoss(tf, options, ssd.scores(), anchors, values);
        Operand<TFloat32> ofClasses =
                loss.classes(
                        NetworkGraph.joined(
                                tf.in("class_logits"),
                                network.classOutputs(),
                                operations::of,
                                values));
        Operand<TFloat32> ofBoxes =
                loss.boxes(
                        NetworkGraph.joined(
                                tf.in("box_encodings"), network.boxOutputs(), operations::of, 4));
        Ops ops = tf.in("loss");
        Operand<TFloat32> weighted =
                ops.math.mul(ofBoxes, ops.constant((float) options.boxWeight()));
        return new Losses(ofClasses, ofBoxes, ops.math.add(ofClasses, weighted));
    }

    private Losses classification() {
        Ops ops = tf.in("loss");
        Operand<TFloat32> logits =
                ops.reshape(
                        operations.of(network.classOutputs().get(0)),
                        ops.constant(new int[] {-1, classes}));
        Operand<TFloat32> loss = new ClassificationLoss(tf, classes).of(logits);
        // TensorFlow fetches nothing twice by one name.
        return new Losses(loss, ops.constant(0f), ops.identity(loss));
    }

    private List<Output<?>> gradients(Graph graph) {
        Output<?>[] trained =
                operations.trained().stream().map(variables::output).toArray(Output<?>[]::new);
        return List.of(graph.addGradients(losses.total().asOutput(), trained));
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

    /** What the normalisations see, in order. */
    List<TrainingOperations.Moments> moments() {
        return operations.moments();
    }

    /** Names of the variables that follow a gradient. */
    List<String> trained() {
        return operations.trained();
    }

    /** Gradients of those, in the same order. */
    List<Output<?>> trainedGradients() {
        return gradients;
    }

    /** Scalars: classes, boxes, total, length of the gradient. */
    List<Operand<TFloat32>> losses() {
        return List.of(losses.classes(), losses.boxes(), losses.total(), update.norm());
    }

    /** What a step runs beside reading its losses. */
    List<Op> updates() {
        List<Op> all = new ArrayList<>(update.updates());
        all.addAll(operations.statistics());
        return all;
    }
}
