package io.sightline.models.tensorflow.training;

import io.sightline.models.ssd.ScoreConversion;
import io.sightline.models.tensorflow.writing.ScopedOps;
import io.sightline.models.training.LossOptions;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The loss of an SSD detector (Liu et al. 2016, section 2.2): classes by cross entropy, boxes by
 * smooth L1, both summed over the anchors and divided by how many of them have an object. Appends
 * operations, the targets as placeholders among them.
 */
final class DetectionLoss {
    /** float [N, A, C + 1]. */
    static final String CLASSES = "targets/classes";

    /** float [N, A, C + 1]. */
    static final String CLASS_WEIGHTS = "targets/class_weights";

    /** float [N, A, 4]. */
    static final String BOXES = "targets/boxes";

    /** float [N, A]. */
    static final String BOX_WEIGHTS = "targets/box_weights";

    /** Below it, an error has the power of this: a power below 1 has no slope at 0. */
    private static final float SMALLEST_ERROR = 1e-6f;

    private static final TopK.Options[] NO_OPTIONS = {};

    private final Ops tf;
    private final LossOptions options;
    private final ScoreConversion scores;
    private final int anchors;
    private final Operand<TFloat32> classes;
    private final Operand<TFloat32> classWeights;
    private final Operand<TFloat32> boxes;
    private final Operand<TFloat32> boxWeights;

    DetectionLoss(
            ScopedOps tf, LossOptions options, ScoreConversion scores, int anchors, int values) {
        this.tf = tf.in("loss");
        this.options = options;
        this.scores = scores;
        this.anchors = anchors;
        this.classes = placeholder(tf, CLASSES, -1, anchors, values);
        this.classWeights = placeholder(tf, CLASS_WEIGHTS, -1, anchors, values);
        this.boxes = placeholder(tf, BOXES, -1, anchors, 4);
        this.boxWeights = placeholder(tf, BOX_WEIGHTS, -1, anchors);
    }

    private static Placeholder<TFloat32> placeholder(ScopedOps tf, String name, long... shape) {
        return tf.at(name).placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
    }

    /** The classes' part, a scalar. */
    Operand<TFloat32> classes(Operand<TFloat32> logits) {
        Operand<TFloat32> entropies = tf.math.mul(crossEntropy(logits), known());
        Operand<TFloat32> factors =
                options.negatives() instanceof LossOptions.Focal focal
                        ? focus(logits, focal)
                        : tf.expandDims(
                                chosen(entropies, (LossOptions.HardNegatives) options.negatives()),
                                tf.constant(2));
        return tf.math.div(sum(tf.math.mul(entropies, factors)), objects());
    }

    /** The boxes' part, a scalar: smooth L1 (Girshick 2015, "Fast R-CNN", equation 3). */
    Operand<TFloat32> boxes(Operand<TFloat32> encodings) {
        Operand<TFloat32> error = tf.math.abs(tf.math.sub(encodings, boxes));
        Operand<TFloat32> small = tf.math.minimum(error, tf.constant(1f));
        Operand<TFloat32> smooth =
                tf.math.add(
                        tf.math.mul(tf.constant(0.5f), tf.math.square(small)),
                        tf.math.sub(error, small));
        Operand<TFloat32> weighted = tf.math.mul(smooth, tf.expandDims(boxWeights, tf.constant(2)));
        return tf.math.div(sum(weighted), objects());
    }

    /** How many anchors answer for an object, each counted by its score, but at least 1. */
    private Operand<TFloat32> objects() {
        return tf.math.maximum(sum(boxWeights), tf.constant(1f));
    }

    /** Where the answer counts; each class by itself has no background. */
    private Operand<TFloat32> known() {
        if (scores == ScoreConversion.SOFTMAX) {
            return classWeights;
        }
        float[] labels = new float[values()];
        Arrays.fill(labels, 1, labels.length, 1);
        return tf.math.mul(classWeights, tf.constant(labels));
    }

    private Operand<TFloat32> crossEntropy(Operand<TFloat32> logits) {
        if (scores == ScoreConversion.SOFTMAX) {
            Operand<TFloat32> logs = apart(tf.nn.logSoftmax(together(logits)));
            return tf.math.neg(tf.math.mul(classes, logs));
        }
        // max(x, 0) - x * y + log(1 + exp(-|x|)), which overflows nowhere
        return tf.math.add(
                tf.math.sub(tf.nn.relu(logits), tf.math.mul(logits, classes)),
                tf.math.log1p(tf.math.exp(tf.math.neg(tf.math.abs(logits)))));
    }

    private Operand<TFloat32> focus(Operand<TFloat32> logits, LossOptions.Focal focal) {
        Operand<TFloat32> answers =
                scores == ScoreConversion.SOFTMAX
                        ? apart(tf.nn.softmax(together(logits)))
                        : tf.math.sigmoid(logits);
        Operand<TFloat32> error =
                tf.math.maximum(
                        tf.math.abs(tf.math.sub(classes, answers)), tf.constant(SMALLEST_ERROR));
        Operand<TFloat32> power = tf.math.pow(error, tf.constant((float) focal.gamma()));
        return tf.math.mul(balance((float) focal.alpha()), power);
    }

    /**
     * The anchors of all images one after the other, [N * A, C + 1]: TensorFlow's gradients of both
     * softmax operations sum over axis 1 whatever the rank, which is right for a matrix alone.
     */
    private Operand<TFloat32> together(Operand<TFloat32> logits) {
        return tf.reshape(logits, tf.constant(new int[] {-1, values()}));
    }

    private Operand<TFloat32> apart(Operand<TFloat32> rows) {
        return tf.reshape(rows, tf.constant(new int[] {-1, anchors, values()}));
    }

    /** Weights of objects and of background: with softmax, background is a separate class. */
    private Operand<TFloat32> balance(float alpha) {
        if (scores == ScoreConversion.SOFTMAX) {
            float[] weights = new float[values()];
            Arrays.fill(weights, alpha);
            weights[0] = 1 - alpha;
            return tf.constant(weights);
        }
        return tf.math.add(
                tf.constant(1 - alpha),
                tf.math.mul(tf.constant(2 * alpha - 1), tf.math.sign(classes)));
    }

    /**
     * 1 for the anchors with an object and the chosen ones without, else 0: [N, A]. Of anchors that
     * are as wrong as the last one chosen all are.
     */
    private Operand<TFloat32> chosen(
            Operand<TFloat32> entropies, LossOptions.HardNegatives negatives) {
        Operand<TFloat32> positive = tf.math.sign(boxWeights);
        Operand<TFloat32> losses =
                tf.math.mul(
                        tf.reduceSum(entropies, tf.constant(2)),
                        tf.math.sub(tf.constant(1f), positive));
        Operand<TFloat32> wanted =
                tf.math.mul(
                        tf.math.maximum(tf.reduceSum(positive, tf.constant(1)), tf.constant(1f)),
                        tf.constant((float) negatives.perPositive()));
        Operand<TFloat32> hard =
                tf.dtypes.cast(tf.math.greaterEqual(losses, least(losses, wanted)), TFloat32.class);
        return tf.stopGradient(tf.math.maximum(positive, hard));
    }

    /** The loss of the last of so many, greatest first, [N, 1]. */
    private Operand<TFloat32> least(Operand<TFloat32> losses, Operand<TFloat32> wanted) {
        Operand<TFloat32> last =
                tf.math.minimum(tf.math.sub(wanted, tf.constant(1f)), tf.constant(anchors - 1f));
        Operand<TFloat32> place =
                tf.oneHot(
                        tf.dtypes.cast(last, TInt32.class),
                        tf.constant(anchors),
                        tf.constant(1f),
                        tf.constant(0f));
        Operand<TFloat32> sorted = tf.nn.topK(losses, tf.constant(anchors), NO_OPTIONS).values();
        return tf.reduceSum(tf.math.mul(sorted, place), tf.constant(1), ReduceSum.keepDims(true));
    }

    private int values() {
        return (int) classes.asOutput().shape().get(2);
    }

    private Operand<TFloat32> sum(Operand<TFloat32> values) {
        int rank = values.asOutput().shape().numDimensions();
        int[] axes = IntStream.range(0, rank).toArray();
        return tf.reduceSum(values, tf.constant(axes));
    }
}
