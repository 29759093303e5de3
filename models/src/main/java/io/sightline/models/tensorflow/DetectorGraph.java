package io.sightline.models.tensorflow;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Layer;
import io.sightline.models.network.Network;
import io.sightline.models.network.Shape;
import io.sightline.models.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * Builds the graph of a detector for inference: {@link #IMAGE} to {@link #BOXES} and {@link
 * #SCORES}, weights as constants.
 */
final class DetectorGraph {
    /** uint8 [N, H, W, 3], RGB. */
    static final String IMAGE = "image";

    /** float [N, A, 4], yMin, xMin, yMax, xMax as fractions of the image, not clipped. */
    static final String BOXES = "boxes";

    /** float [N, A, C] in [0, 1], without background. */
    static final String SCORES = "scores";

    private final ScopedOps tf;
    private final Architecture architecture;
    private final Network network;
    private final Map<String, Layer> layers;
    private final int classes;

    private DetectorGraph(ScopedOps tf, Architecture architecture, int classes) {
        this.tf = tf;
        this.architecture = architecture;
        this.network = architecture.network(classes);
        this.layers = network.byName();
        this.classes = classes;
    }

    /**
     * Builds.
     *
     * @return the caller closes it
     */
    @MustBeClosed
    static Graph build(Architecture architecture, int classes, Weights weights) {
        Graph graph = new Graph();
        try {
            new DetectorGraph(new ScopedOps(graph), architecture, classes).build(weights);
            return graph;
        } catch (RuntimeException failure) {
            graph.close();
            throw failure;
        }
    }

    private void build(Weights weights) {
        Placeholder<TUint8> image =
                tf.at(IMAGE)
                        .placeholder(
                                TUint8.class,
                                Placeholder.shape(
                                        org.tensorflow.ndarray.Shape.of(
                                                -1,
                                                architecture.inputHeight(),
                                                architecture.inputWidth(),
                                                3)));
        LayerOperations operations = new LayerOperations(tf, image, weights);
        network.layers().forEach(operations::add);
        BoxDecoder decoder = new BoxDecoder(tf.in("box_decoder"), architecture.boxCoder());
        Operand<TFloat32> encodings = joined("box_encodings", network.boxOutputs(), operations, 4);
        tf.at(BOXES).identity(decoder.decode(encodings, architecture.anchors()));
        score(joined("class_logits", network.classOutputs(), operations, classes + 1));
    }

    /** The predictions of all maps, [N, A, values]. */
    private Operand<TFloat32> joined(
            String name, List<String> outputs, LayerOperations operations, int values) {
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

    private void score(Operand<TFloat32> logits) {
        Ops ops = tf.in("classifier");
        tf.at(SCORES)
                .slice(
                        ops.nn.softmax(logits),
                        ops.constant(new int[] {0, 0, 1}),
                        ops.constant(new int[] {-1, -1, classes}));
    }
}
