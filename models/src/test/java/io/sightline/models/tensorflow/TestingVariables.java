package io.sightline.models.tensorflow;

import io.sightline.models.network.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;

/** Variables as checkpoints hold them, with random values. */
public final class TestingVariables {
    private TestingVariables() {}

    /**
     * Values that fit what the name says of the variable: kernels such that activations neither die
     * nor explode, predictors as the detectors' configurations initialise them.
     */
    public static Weights.Array random(Random random, String name, int... shape) {
        double scale = scale(name, shape);
        double mean = name.endsWith("/gamma") ? 1 : 0;
        float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
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

    /**
     * Writes a checkpoint, with a {@code global_step} as training leaves one.
     *
     * @param prefix path without {@code .index}
     */
    public static void writeCheckpoint(Path prefix, Map<String, Weights.Array> variables) {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            List<String> names = new ArrayList<>(variables.keySet());
            List<Operand<?>> values = new ArrayList<>();
            variables.values().forEach(array -> values.add(constant(tf, array)));
            names.add("global_step");
            values.add(tf.constant(200_000L));
            String[] wholes = new String[names.size()];
            Arrays.fill(wholes, "");
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
