package io.sightline.models.tensorflow;

import java.io.IOException;
import java.nio.file.Path;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** A SavedModel of another maker, with a detector's signature and a variable. */
public final class TestingSavedModel {
    private TestingSavedModel() {}

    /**
     * Writes it. Its one box holds the mean colour and its scores are that, weighted.
     *
     * @param width pixels; -1 for any
     * @param weights one per colour: the value of the variable
     */
    public static void write(Path folder, int width, int height, float... weights)
            throws IOException {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            Placeholder<TUint8> image =
                    tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, height, width, 3)));
            Operand<TFloat32> colour =
                    tf.math.div(
                            tf.math.mean(tf.dtypes.cast(image, TFloat32.class), tf.array(1, 2)),
                            tf.constant(255f));
            Operand<TFloat32> anchored = tf.reshape(colour, tf.array(-1, 1, 3));
            Variable<TFloat32> variable = tf.variable(tf.constant(weights));
            Signature signature =
                    Signature.builder(ServingSignature.KEY)
                            .input(ServingSignature.IMAGE, image)
                            .output(
                                    ServingSignature.BOXES,
                                    tf.pad(
                                            anchored,
                                            tf.constant(new int[][] {{0, 0}, {0, 0}, {0, 1}}),
                                            tf.constant(1f)))
                            .output(ServingSignature.SCORES, tf.math.mul(anchored, variable))
                            .build();
            session.initialize();
            SavedModelBundle.exporter(folder.toString())
                    .withSession(session)
                    .withSignature(signature)
                    .export();
        }
    }
}
