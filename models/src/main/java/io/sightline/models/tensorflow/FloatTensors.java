package io.sightline.models.tensorflow;

import io.sightline.models.network.Weights;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;

/** Copies float tensors out of native memory. */
public final class FloatTensors {
    private FloatTensors() {}

    /** All values, row-major. */
    public static float[] values(Tensor tensor) {
        FloatDataBuffer data = tensor.asRawTensor().data().asFloats();
        float[] values = new float[(int) data.size()];
        data.read(values);
        return values;
    }

    /** The values of each of the rows that the first axis counts, each copied once. */
    public static List<float[]> rows(Tensor tensor, int count) {
        FloatDataBuffer data = tensor.asRawTensor().data().asFloats();
        List<float[]> rows = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            float[] values = new float[Math.toIntExact(data.size() / count)];
            data.offset((long) row * values.length).read(values);
            rows.add(values);
        }
        return rows;
    }

    /** All values with their shape. */
    public static Weights.Array array(Tensor tensor) {
        long[] sizes = tensor.shape().asArray();
        int[] shape = new int[sizes.length];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = Math.toIntExact(sizes[i]);
        }
        return new Weights.Array(values(tensor), shape);
    }
}
