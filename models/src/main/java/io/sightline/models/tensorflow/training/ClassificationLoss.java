package io.sightline.models.tensorflow.training;

import io.sightline.models.tensorflow.writing.ScopedOps;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** The loss of a classifier: cross entropy, the mean of the batch. */
final class ClassificationLoss {
    /** float [N, C]. */
    static final String CLASSES = "targets/labels";

    private final Ops tf;
    private final Operand<TFloat32> classes;

    ClassificationLoss(ScopedOps tf, int labels) {
        this.tf = tf.in("loss");
        classes =
                tf.at(CLASSES).placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, labels)));
    }

    /**
     * The loss, a scalar.
     *
     * @param logits [N, C]
     */
    Operand<TFloat32> of(Operand<TFloat32> logits) {
        Operand<TFloat32> entropies =
                tf.reduceSum(tf.math.mul(classes, tf.nn.logSoftmax(logits)), tf.constant(1));
        return tf.math.neg(tf.math.mean(entropies, tf.constant(0)));
    }
}
