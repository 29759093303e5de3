package io.sightline.models.tensorflow.writing;

import io.sightline.models.ssd.Anchor;
import io.sightline.models.ssd.BoxCoder;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** {@link BoxCoder#decode} as operations of a graph, for all anchors of all images at once. */
final class BoxDecoder {
    /** A multiple of the widest vector registers, counted in pairs of floats. */
    private static final int ALIGNED_ANCHORS = 16;

    private final Ops tf;
    private final BoxCoder coder;

    BoxDecoder(Ops tf, BoxCoder coder) {
        this.tf = tf;
        this.coder = coder;
    }

    /**
     * Appends the decoder.
     *
     * @param encodings [N, A, 4]: ty, tx, th, tw
     * @param anchors A of them
     * @return [N, A, 4]: yMin, xMin, yMax, xMax
     */
    Operand<TFloat32> decode(Operand<TFloat32> encodings, List<Anchor> anchors) {
        float[][] centers = new float[anchors.size()][];
        float[][] centerScales = new float[anchors.size()][];
        float[][] halfSizes = new float[anchors.size()][];
        for (int i = 0; i < centers.length; i++) {
            Anchor anchor = anchors.get(i);
            float scale = coder.centerVariance();
            centers[i] = new float[] {anchor.yCenter(), anchor.xCenter()};
            centerScales[i] = new float[] {scale * anchor.height(), scale * anchor.width()};
            halfSizes[i] = new float[] {anchor.height() / 2, anchor.width() / 2};
        }
        Operand<TFloat32> offset =
                tf.math.mul(pairs(encodings, 0, anchors.size()), tf.constant(centerScales));
        Operand<TFloat32> center = tf.math.add(offset, tf.constant(centers));
        Operand<TFloat32> growth = exp(pairs(encodings, 2, anchors.size()), anchors.size());
        Operand<TFloat32> halfSize = tf.math.mul(growth, tf.constant(halfSizes));
        return tf.concat(
                List.of(tf.math.sub(center, halfSize), tf.math.add(center, halfSize)),
                tf.constant(2));
    }

    /**
     * Growth of the anchors, [N, A, 2]. TensorFlow computes exp of a vector register and of what is
     * left at a tensor's end by different code, whose results differ in the last bit. So each image
     * is filled up to whole registers: where an image ends must not depend on the batch.
     */
    private Operand<TFloat32> exp(Operand<TFloat32> encodings, int anchors) {
        Operand<TFloat32> logs = tf.math.mul(encodings, tf.constant(coder.sizeVariance()));
        int[][] filling = {{0, 0}, {0, -anchors & (ALIGNED_ANCHORS - 1)}, {0, 0}};
        Operand<TFloat32> filled = tf.pad(logs, tf.constant(filling), tf.constant(0f));
        return pairs(tf.math.exp(filled), 0, anchors);
    }

    /** Two neighbouring values of the first anchors, [N, anchors, 2]. */
    private Operand<TFloat32> pairs(Operand<TFloat32> values, int from, int anchors) {
        return tf.slice(
                values,
                tf.constant(new int[] {0, 0, from}),
                tf.constant(new int[] {-1, anchors, 2}));
    }
}
