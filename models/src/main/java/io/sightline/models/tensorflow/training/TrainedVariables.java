package io.sightline.models.tensorflow.training;

import io.sightline.models.network.Weights;
import io.sightline.models.tensorflow.FloatTensors;
import io.sightline.models.tensorflow.writing.ScopedOps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/** The variables of a training graph: created by name, then written, read and saved together. */
final class TrainedVariables {
    private static final String PREFIX = "checkpoint/prefix";
    private static final String SAVE = "checkpoint/save";

    private final ScopedOps tf;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(Variable<TFloat32> variable, Weights.Array initial) {}

    TrainedVariables(ScopedOps tf) {
        this.tf = tf;
    }

    /**
     * Creates a variable.
     *
     * @param name unique
     * @param initial values at the start
     */
    Operand<TFloat32> add(String name, Weights.Array initial) {
        Variable<TFloat32> variable =
                tf.at(variable(name)).variable(shape(initial), TFloat32.class);
        Placeholder<TFloat32> value =
                tf.at(value(name)).placeholder(TFloat32.class, Placeholder.shape(shape(initial)));
        tf.at(assignment(name)).assign(variable, value);
        entries.put(name, new Entry(variable, initial));
        return variable;
    }

    /** Creates a variable of zeros, of the shape of another. */
    Operand<TFloat32> addZeros(String name, String like) {
        int[] shape = initial(like).shape();
        return add(name, new Weights.Array(new float[initial(like).values().length], shape));
    }

    Weights.Array initial(String name) {
        return entries.get(name).initial();
    }

    /** Adds the operation that {@link #save} runs; no variable may be created after that. */
    void addSave() {
        Placeholder<TString> prefix =
                tf.at(PREFIX).placeholder(TString.class, Placeholder.shape(Shape.scalar()));
        List<Operand<?>> values = new ArrayList<>();
        entries.values().forEach(entry -> values.add(entry.variable()));
        String[] names = entries.keySet().toArray(String[]::new);
        String[] whole = new String[names.length];
        Arrays.fill(whole, "");
        tf.at(SAVE)
                .train
                .save(
                        prefix,
                        tf.in("checkpoint").array(names),
                        tf.in("checkpoint").array(whole),
                        values);
    }

    /** Gives every variable its value at the start. */
    void initialise(Session session) {
        Map<String, Weights.Array> values = new LinkedHashMap<>();
        entries.forEach((name, entry) -> values.put(name, entry.initial()));
        write(session, values);
    }

    /**
     * Assigns values of matching shapes to variables, in one run: TensorFlow compiles each kind of
     * run separately.
     */
    void write(Session session, Map<String, Weights.Array> values) {
        Session.Runner runner = session.runner();
        try (Feeds feeds = new Feeds(runner)) {
            values.forEach(
                    (name, value) -> {
                        feeds.floats(value(name), value.values(), sizes(value));
                        runner.addTarget(assignment(name));
                    });
            runner.run().close();
        }
    }

    /** The values of all variables by name. */
    Map<String, Weights.Array> read(Session session) {
        Session.Runner runner = session.runner();
        List<String> names = names();
        names.forEach(name -> runner.fetch(variable(name)));
        Map<String, Weights.Array> values = new LinkedHashMap<>();
        try (Result result = runner.run()) {
            for (int i = 0; i < names.size(); i++) {
                values.put(names.get(i), FloatTensors.array(result.get(i)));
            }
        }
        return values;
    }

    /** Writes all variables to a checkpoint. */
    void save(Session session, String prefix) {
        try (Tensor path = TString.scalarOf(prefix)) {
            session.runner().feed(PREFIX, path).addTarget(SAVE).run().close();
        }
    }

    /** Names of all variables. */
    List<String> names() {
        return List.copyOf(entries.keySet());
    }

    // A name may begin with another's, so each is a scope, not an operation.

    private static String variable(String name) {
        return name + "/variable";
    }

    private static String value(String name) {
        return name + "/value";
    }

    private static String assignment(String name) {
        return name + "/assignment";
    }

    private static Shape shape(Weights.Array array) {
        return Shape.of(sizes(array));
    }

    private static long[] sizes(Weights.Array array) {
        return Arrays.stream(array.shape()).asLongStream().toArray();
    }

    Output<TFloat32> output(String name) {
        return entries.get(name).variable().asOutput();
    }
}
