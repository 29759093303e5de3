package io.sightline.models.tensorflow.peers;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.tensorflow.SessionSettings;
import io.sightline.models.tensorflow.TensorFlowDetector;
import java.util.SplittableRandom;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;

/**
 * Multiplies square matrices with TensorFlow's own kernel: as much arithmetic as it gets out of the
 * machine, and so a bound of what a network on it can reach. As with {@link TensorFlowDetector},
 * each call runs in the caller's thread, one core per caller.
 */
public final class GemmPeak implements AutoCloseable {
    private static final String LEFT = "left";
    private static final String RIGHT = "right";
    private static final String PRODUCT = "product";

    private final Graph graph;
    private final Session session;
    private final Tensor left;
    private final Tensor right;
    private final int size;

    private GemmPeak(Graph graph, Session session, Tensor left, Tensor right, int size) {
        this.graph = graph;
        this.session = session;
        this.left = left;
        this.right = right;
        this.size = size;
    }

    /**
     * Opens in single precision.
     *
     * @param size rows and columns
     * @return the caller closes it
     */
    @MustBeClosed
    public static GemmPeak ofF32(int size) {
        return open(
                TFloat32.class,
                TFloat32.tensorOf(StdArrays.ndCopyOf(matrix(size, 1))),
                TFloat32.tensorOf(StdArrays.ndCopyOf(matrix(size, 2))),
                size);
    }

    /**
     * Opens in bfloat16, which only some CPUs multiply faster than single precision.
     *
     * @param size rows and columns
     * @return the caller closes it
     */
    @MustBeClosed
    public static GemmPeak ofBf16(int size) {
        return open(
                TBfloat16.class,
                TBfloat16.tensorOf(StdArrays.ndCopyOf(matrix(size, 1))),
                TBfloat16.tensorOf(StdArrays.ndCopyOf(matrix(size, 2))),
                size);
    }

    @MustBeClosed
    private static <T extends TNumber> GemmPeak open(
            Class<T> type, Tensor left, Tensor right, int size) {
        Graph graph = new Graph();
        Ops tf = Ops.create(graph);
        // Fed, because TensorFlow multiplies constants once and for all.
        Placeholder.Options square = Placeholder.shape(Shape.of(size, size));
        Operand<T> a = tf.withName(LEFT).placeholder(type, square);
        Operand<T> b = tf.withName(RIGHT).placeholder(type, square);
        tf.withName(PRODUCT).linalg.matMul(a, b, new MatMul.Options[0]);
        return new GemmPeak(
                graph, new Session(graph, SessionSettings.F32.config()), left, right, size);
    }

    /** Between -1 and 1: products neither overflow nor become denormal. */
    private static float[][] matrix(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] rows = new float[size][size];
        for (float[] row : rows) {
            for (int i = 0; i < size; i++) {
                row[i] = (float) random.nextDouble(-1, 1);
            }
        }
        return rows;
    }

    /**
     * Multiplies once. Thread-safe.
     *
     * @return multiply-adds that it took
     */
    public long multiply() {
        session.runner().feed(LEFT, left).feed(RIGHT, right).addTarget(PRODUCT).run().close();
        return (long) size * size * size;
    }

    @Override
    public void close() {
        session.close();
        graph.close();
        left.close();
        right.close();
    }
}
