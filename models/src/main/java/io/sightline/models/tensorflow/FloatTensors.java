package io.sightline.models.tensorflow;

import io.sightline.models.network.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;

/** Copies float tensors out of native memory. */
final class FloatTensors {
    private FloatTensors() {}

    /** All values, row-major. */
    static float[] values(Tensor tensor) {
        FloatDataBuffer data = tensor.asRawTensor().data().asFloats();
        float[] values = new float[(int) data.size()];
        data.read(values);
        return values;
    }

    /** The values of each of the rows that the first axis counts. */
    static List<float[]> rows(Tensor tensor, int count) {
        float[] values = values(tensor);
        int length = values.length / count;
        return IntStream.range(0, count)
                .mapToObj(row -> Arrays.copyOfRange(values, row * length, (row + 1) * length))
                .toList();
    }

    /** All values with their shape. */
    static Weights.Array array(Tensor tensor) {
        long[] sizes = tensor.shape().asArray();
        int[] shape = new int[sizes.length];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = Math.toIntExact(sizes[i]);
        }
        return new Weights.Array(values(tensor), shape);
    }
}
