package io.sightline.models.tensorflow.writing;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.Network;
import io.sightline.models.network.Ssd;
import io.sightline.models.network.Weights;
import io.sightline.models.ssd.ScoreConversion;
import io.sightline.models.tensorflow.ServingSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * Builds the graph of a network for inference, weights as constants: a detector's from {@link
 * ServingSignature#IMAGE} to {@link ServingSignature#BOXES} and {@link ServingSignature#SCORES}, a
 * classifier's from {@link ServingSignature#IMAGE} to {@link ServingSignature#SCORES}.
 */
public final class NetworkGraph {
    /** Name of the constant with a convolution's kernel, in the scope of its layer. */
    public static final String KERNEL = "weights";

    /** Name of the constant with the values of a bias, in the scope of its layer. */
    public static final String BIASES = "biases";

    private final ScopedOps tf;
    private final Architecture architecture;
    private final Network network;
    private final int classes;

    private NetworkGraph(ScopedOps tf, Architecture architecture, int classes) {
        this.tf = tf;
        this.architecture = architecture;
        this.network = architecture.network(classes);
        this.classes = classes;
    }

    /**
     * Builds.
     *
     * @return the caller closes it
     */
    @MustBeClosed
    public static Graph build(Architecture architecture, int classes, Weights weights) {
        Graph graph = new Graph();
        try {
            new NetworkGraph(new ScopedOps(graph), architecture, classes).build(weights);
            return graph;
        } catch (RuntimeException failure) {
            graph.close();
            throw failure;
        }
    }

    private void build(Weights weights) {
        LayerOperations operations = new LayerOperations(tf, image(), weights);
        network.layers().forEach(operations::add);
        if (architecture.head() instanceof Ssd ssd) {
            detect(ssd, operations);
        } else {
            classify(operations);
        }
    }

    private Placeholder<TUint8> image() {
        ImageInput input = architecture.input();
        return tf.at(ServingSignature.IMAGE)
                .placeholder(
                        TUint8.class,
                        Placeholder.shape(Shape.of(-1, input.height(), input.width(), 3)));
    }

    private void detect(Ssd ssd, LayerOperations operations) {
        BoxDecoder decoder = new BoxDecoder(tf.in("box_decoder"), ssd.boxCoder());
        Operand<TFloat32> encodings =
                joined(tf.in("box_encodings"), network.boxOutputs(), operations::of, 4);
        tf.at(ServingSignature.BOXES).identity(decoder.decode(encodings, architecture.anchors()));
        Operand<TFloat32> logits =
                joined(tf.in("class_logits"), network.classOutputs(), operations::of, classes + 1);
        Ops ops = tf.in("classifier");
        tf.at(ServingSignature.SCORES)
                .slice(
                        ssd.scores() == ScoreConversion.SOFTMAX
                                ? ops.nn.softmax(logits)
                                : ops.math.sigmoid(logits),
                        ops.constant(new int[] {0, 0, 1}),
                        ops.constant(new int[] {-1, -1, classes}));
    }

    private void classify(LayerOperations operations) {
        Ops ops = tf.in("classifier");
        Operand<TFloat32> logits = operations.of(network.classOutputs().get(0));
        tf.at(ServingSignature.SCORES)
                .nn
                .softmax(ops.reshape(logits, ops.constant(new int[] {-1, classes})));
    }

    /**
     * The predictions of all maps, [N, A, values].
     *
     * @param outputs names of the layers that predict
     * @param layers what each layer puts out, [N, height, width, channels]
     */
    public static Operand<TFloat32> joined(
            Ops tf, List<String> outputs, Function<String, Operand<TFloat32>> layers, int values) {
        List<Operand<TFloat32>> maps = new ArrayList<>();
        for (String output : outputs) {
            Operand<TFloat32> map = layers.apply(output);
            long[] shape = map.asOutput().shape().asArray();
            int anchors = Math.toIntExact(shape[1] * shape[2] * shape[3] / values);
            maps.add(tf.reshape(map, tf.constant(new int[] {-1, anchors, values})));
        }
        // TensorFlow concatenates at least two
        return maps.size() == 1 ? maps.get(0) : tf.concat(maps, tf.constant(1));
    }
}
