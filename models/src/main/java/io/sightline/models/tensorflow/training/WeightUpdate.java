package io.sightline.models.tensorflow.training;

import io.sightline.models.tensorflow.writing.ScopedOps;
import io.sightline.models.training.OptimizerOptions;
import io.sightline.models.training.OptimizerOptions.Adam;
import io.sightline.models.training.OptimizerOptions.Sgd;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.train.ApplyMomentum;
import org.tensorflow.types.TFloat32;

/**
 * The operations that update variables by their gradients: clipped to a norm, through momentum or
 * Adam, decayed, then averaged. Every change waits for all gradients, so that no gradient is
 * computed from an updated variable.
 */
final class WeightUpdate {
    private static final String LEARNING_RATE = "update/learning_rate";
    private static final String BETA1_POWER = "update/beta1_power";
    private static final String BETA2_POWER = "update/beta2_power";
    private static final String AVERAGE_SHARE = "update/average_share";
    private static final float ADAM_EPSILON = 1e-8f;

    private final OptimizerOptions options;
    private final TrainedVariables variables;
    private final Ops tf;
    private final Operand<TFloat32> learningRate;
    private final Operand<TFloat32> beta1Power;
    private final Operand<TFloat32> beta2Power;
    private final Operand<TFloat32> averageShare;
    private final List<Op> updates = new ArrayList<>();
    private final Set<String> memory = new HashSet<>();
    private Operand<TFloat32> norm;

    WeightUpdate(ScopedOps tf, OptimizerOptions options, TrainedVariables variables) {
        this.options = options;
        this.variables = variables;
        this.tf = tf.in("update");
        learningRate = scalar(tf, LEARNING_RATE);
        beta1Power = scalar(tf, BETA1_POWER);
        beta2Power = scalar(tf, BETA2_POWER);
        averageShare = scalar(tf, AVERAGE_SHARE);
    }

    private static Placeholder<TFloat32> scalar(ScopedOps tf, String name) {
        return tf.at(name).placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    }

    /**
     * Adds the operations.
     *
     * @param names of the variables
     * @param gradients of the variables, in the same order
     * @param decaying names of those that decay
     */
    void add(List<String> names, List<Output<?>> gradients, Set<String> decaying) {
        List<Operand<TFloat32>> squares = new ArrayList<>();
        for (Output<?> gradient : gradients) {
            squares.add(tf.nn.l2Loss(floats(gradient)));
        }
        norm = tf.math.sqrt(tf.math.mul(tf.math.addN(squares), tf.constant(2f)));
        Operand<TFloat32> limit = tf.constant((float) options.gradientNorm());
        Operand<TFloat32> cut = tf.math.div(limit, tf.math.maximum(norm, limit));
        for (int i = 0; i < names.size(); i++) {
            Operand<TFloat32> gradient = tf.math.mul(floats(gradients.get(i)), cut);
            update(names.get(i), gradient, decaying.contains(names.get(i)));
        }
    }

    @SuppressWarnings("unchecked") // every variable holds floats
    private static Output<TFloat32> floats(Output<?> gradient) {
        return (Output<TFloat32>) gradient;
    }

    private void update(String name, Operand<TFloat32> gradient, boolean decays) {
        Operand<TFloat32> variable = variables.output(name);
        Operand<TFloat32> updated =
                options.method() instanceof Adam adam
                        ? adam(adam, name, variable, gradient)
                        : momentum((Sgd) options.method(), name, variable, gradient);
        if (decays && options.weightDecay() > 0) {
            Operand<TFloat32> share =
                    tf.math.mul(learningRate, tf.constant((float) options.weightDecay()));
            updated = tf.assignSub(updated, tf.math.mul(updated, share));
        }
        if (options.averageDecay() > 0) {
            Operand<TFloat32> average = variables.add(average(name), variables.initial(name));
            updated =
                    tf.assignAdd(average, tf.math.mul(tf.math.sub(updated, average), averageShare));
        }
        updates.add(updated);
    }

    private Operand<TFloat32> adam(
            Adam adam, String name, Operand<TFloat32> variable, Operand<TFloat32> gradient) {
        return tf.train.applyAdam(
                variable,
                memory(name, "first_moment"),
                memory(name, "second_moment"),
                beta1Power,
                beta2Power,
                learningRate,
                tf.constant((float) adam.beta1()),
                tf.constant((float) adam.beta2()),
                tf.constant(ADAM_EPSILON),
                gradient);
    }

    private Operand<TFloat32> momentum(
            Sgd sgd, String name, Operand<TFloat32> variable, Operand<TFloat32> gradient) {
        return tf.train.applyMomentum(
                variable,
                memory(name, "momentum"),
                learningRate,
                gradient,
                tf.constant((float) sgd.momentum()),
                ApplyMomentum.useNesterov(false));
    }

    private Operand<TFloat32> memory(String name, String what) {
        String remembered = name + "/" + what;
        memory.add(remembered);
        return variables.addZeros(remembered, name);
    }

    /** Names of the variables that hold what the optimizer remembers of earlier gradients. */
    Set<String> memory() {
        return memory;
    }

    /** Name of the variable that is validated and kept for another. */
    String kept(String name) {
        return options.averageDecay() > 0 ? average(name) : name;
    }

    private static String average(String name) {
        return name + "/average";
    }

    /** Length of the whole gradient before it is cut, a scalar. */
    Operand<TFloat32> norm() {
        return norm;
    }

    /** What a step must run. */
    List<Op> updates() {
        return updates;
    }

    /**
     * Feeds the scalars that a step depends on.
     *
     * @param step from 0
     */
    void feed(Feeds feeds, double rate, long step) {
        feeds.scalar(LEARNING_RATE, rate);
        if (options.method() instanceof Adam adam) {
            feeds.scalar(BETA1_POWER, Math.pow(adam.beta1(), step + 1.0));
            feeds.scalar(BETA2_POWER, Math.pow(adam.beta2(), step + 1.0));
        }
        // An early average would keep weights from before training.
        double decay = Math.min(options.averageDecay(), (1.0 + step) / (10.0 + step));
        feeds.scalar(AVERAGE_SHARE, 1 - decay);
    }
}
