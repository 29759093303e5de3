package io.sightline.models.tensorflow.reading;

import io.sightline.models.bundle.ModelException;
import io.sightline.models.network.Weights;
import io.sightline.models.tensorflow.FloatTensors;
import io.sightline.models.tensorflow.SessionSettings;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/** Reads float variables from a checkpoint: an index file and one or more files of values. */
public final class CheckpointReader {
    private static final String NAMES = "names";
    private static final String VALUE = "value";

    private CheckpointReader() {}

    /**
     * Reads.
     *
     * @param prefix path of the checkpoint, without {@code .index}
     * @param names of the variables wanted
     * @return the variables by name
     * @throws ModelException naming the first variable that is missing, corrupt or not of floats
     */
    public static Map<String, Weights.Array> read(Path prefix, Collection<String> names) {
        Map<String, Weights.Array> variables = new HashMap<>();
        try (Graph graph = new Graph();
                Session session = new Session(graph, SessionSettings.F32.config())) {
            addRestore(Ops.create(graph), prefix);
            for (String name : names) {
                variables.put(name, variable(session, prefix, name));
            }
        }
        return variables;
    }

    private static void addRestore(Ops tf, Path prefix) {
        Placeholder<TString> names =
                tf.withName(NAMES).placeholder(TString.class, Placeholder.shape(Shape.of(1)));
        Output<?> value =
                tf.train
                        .restore(
                                tf.constant(prefix.toString()),
                                names,
                                tf.array(""),
                                List.of(TFloat32.class))
                        .tensors()
                        .get(0);
        tf.withName(VALUE).identity(value);
    }

    private static Weights.Array variable(Session session, Path prefix, String name) {
        try (Tensor names = TString.vectorOf(name);
                Result result = session.runner().feed(NAMES, names).fetch(VALUE).run()) {
            return FloatTensors.array(result.get(0));
        } catch (TensorFlowException refused) {
            throw new ModelException(
                    "%s: variable %s cannot be read: %s"
                            .formatted(
                                    prefix,
                                    name,
                                    refused.getMessage().lines().findFirst().orElse("")),
                    refused);
        }
    }
}
