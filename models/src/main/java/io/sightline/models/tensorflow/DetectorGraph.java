package io.sightline.models.tensorflow;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Layer;
import io.sightline.models.network.Network;
import io.sightline.models.network.Shape;
import io.sightline.models.network.Weights;
import io.sightline.models.ssd.Anchor;
import io.sightline.models.ssd.AnchorGrid;
import io.sightline.models.ssd.BoxCoder;
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
        decodeBoxes(joined("box_encodings", network.boxOutputs(), operations, 4));
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

    /** The inverse of {@link io.sightline.models.ssd.BoxCoder#encode}, for all anchors at once. */
    private void decodeBoxes(Operand<TFloat32> encodings) {
        List<Anchor> anchors = anchors();
        float[][] centers = new float[anchors.size()][];
        float[][] centerScales = new float[anchors.size()][];
        float[][] halfSizes = new float[anchors.size()][];
        BoxCoder coder = architecture.boxCoder();
        for (int i = 0; i < centers.length; i++) {
            Anchor anchor = anchors.get(i);
            float scale = coder.centerVariance();
            centers[i] = new float[] {anchor.yCenter(), anchor.xCenter()};
            centerScales[i] = new float[] {scale * anchor.height(), scale * anchor.width()};
            halfSizes[i] = new float[] {anchor.height() / 2, anchor.width() / 2};
        }
        Ops ops = tf.in("box_decoder");
        Operand<TFloat32> center =
                ops.math.add(
                        ops.math.mul(values(ops, encodings, 0), ops.constant(centerScales)),
                        ops.constant(centers));
        Operand<TFloat32> logSize =
                ops.math.mul(values(ops, encodings, 2), ops.constant(coder.sizeVariance()));
        Operand<TFloat32> halfSize = ops.math.mul(ops.math.exp(logSize), ops.constant(halfSizes));
        tf.at(BOXES)
                .concat(
                        List.of(ops.math.sub(center, halfSize), ops.math.add(center, halfSize)),
                        ops.constant(2));
    }

    /** Two of the four values of each encoding. */
    private static Operand<TFloat32> values(Ops ops, Operand<TFloat32> encodings, int from) {
        return ops.slice(
                encodings,
                ops.constant(new int[] {0, 0, from}),
                ops.constant(new int[] {-1, -1, 2}));
    }

    private void score(Operand<TFloat32> logits) {
        Ops ops = tf.in("classifier");
        tf.at(SCORES)
                .slice(
                        ops.nn.softmax(logits),
                        ops.constant(new int[] {0, 0, 1}),
                        ops.constant(new int[] {-1, -1, classes}));
    }

    private List<Anchor> anchors() {
        List<Anchor> anchors = new ArrayList<>();
        int width = architecture.inputWidth();
        int height = architecture.inputHeight();
        for (int i = 0; i < architecture.taps().size(); i++) {
            AnchorGrid grid = architecture.taps().get(i).anchors();
            Shape map = layers.get(network.boxOutputs().get(i)).output();
            anchors.addAll(grid.anchors(map.height(), map.width(), width, height));
        }
        return anchors;
    }
}
