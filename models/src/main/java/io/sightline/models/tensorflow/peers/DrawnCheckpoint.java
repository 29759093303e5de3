package io.sightline.models.tensorflow.peers;

import io.sightline.models.bundle.ModelException;
import io.sightline.models.network.Weights;
import io.sightline.models.tensorflow.SessionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Values for the variables of a detector's graph, as the TensorFlow Object Detection API wrote it,
 * where the trained ones are not available: enough to see how fast a network is or whether two
 * agree, not to find anything. The same seed gives the same values.
 */
public final class DrawnCheckpoint {
    private DrawnCheckpoint() {}

    /**
     * Writes a checkpoint.
     *
     * @param meta the graph, a MetaGraphDef as found next to a checkpoint
     * @param prefix path of the checkpoint, without {@code .index}
     * @throws ModelException when the graph cannot be read
     */
    public static void write(Path meta, Path prefix, long seed) {
        write(prefix, variables(graph(meta), seed));
    }

    /**
     * Reads a graph.
     *
     * @param meta a MetaGraphDef
     * @throws ModelException when it is not one
     */
    static GraphDef graph(Path meta) {
        try {
            return MetaGraphDef.parseFrom(Files.readAllBytes(meta)).getGraphDef();
        } catch (IOException unreadable) {
            throw new ModelException(
                    "%s: not a TensorFlow meta graph: %s".formatted(meta, unreadable.getMessage()),
                    unreadable);
        }
    }

    /** Values that make a plausible network, by name of the variable. */
    static Map<String, Weights.Array> variables(GraphDef graph, long seed) {
        Random random = new Random(seed);
        Map<String, Weights.Array> variables = new LinkedHashMap<>();
        for (NodeDef node : graph.getNodeList()) {
            if (isFloatVariable(node)) {
                int[] shape =
                        node.getAttrOrThrow("shape").getShape().getDimList().stream()
                                .mapToInt(dimension -> (int) dimension.getSize())
                                .toArray();
                variables.put(node.getName(), drawn(random, node.getName(), shape));
            }
        }
        return variables;
    }

    static boolean isFloatVariable(NodeDef node) {
        return node.getOp().equals("VariableV2")
                && node.getAttrOrThrow("dtype").getType() == DataType.DT_FLOAT;
    }

    /**
     * Values that fit what the name says of the variable: kernels such that activations neither die
     * nor explode, predictors as the detectors' configurations initialise them.
     */
    private static Weights.Array drawn(Random random, String name, int[] shape) {
        double scale = scale(name, shape);
        double mean = name.endsWith("/gamma") ? 1 : 0;
        float[] values = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    (float)
                            (name.endsWith("/moving_variance")
                                    ? 0.5 + random.nextDouble()
                                    : mean + scale * random.nextGaussian());
        }
        return new Weights.Array(values, shape);
    }

    private static double scale(String name, int[] shape) {
        if (name.endsWith("Predictor/weights")) {
            return 0.03;
        }
        if (name.endsWith("/depthwise_weights")) {
            return Math.sqrt(2.0 / (shape[0] * shape[1]));
        }
        return name.endsWith("/weights") ? Math.sqrt(2.0 / (shape[0] * shape[1] * shape[2])) : 0.1;
    }

    /** Writes a checkpoint, with a {@code global_step} as training leaves one. */
    static void write(Path prefix, Map<String, Weights.Array> variables) {
        try (Graph graph = new Graph();
                Session session = new Session(graph, SessionSettings.F32.config())) {
            Ops tf = Ops.create(graph);
            List<String> names = new ArrayList<>(variables.keySet());
            List<Operand<?>> values = new ArrayList<>();
            variables.values().forEach(array -> values.add(constant(tf, array)));
            names.add("global_step");
            values.add(tf.constant(0L));
            String[] wholes = Collections.nCopies(names.size(), "").toArray(String[]::new);
            session.runner()
                    .addTarget(
                            tf.train.save(
                                    tf.constant(prefix.toString()),
                                    tf.array(names.toArray(String[]::new)),
                                    tf.array(wholes),
                                    values))
                    .run();
        }
    }

    private static Operand<?> constant(Ops tf, Weights.Array array) {
        long[] shape = Arrays.stream(array.shape()).asLongStream().toArray();
        return tf.constant(Shape.of(shape), DataBuffers.of(array.values()));
    }
}
