package io.sightline.models.tensorflow.writing;

import io.sightline.models.network.Weights;

/**
 * Symmetric padding by the kernel's shape: rows and columns of zeros after a kernel's end make
 * TensorFlow's SAME put as many zeros before the map as symmetric padding does.
 *
 * <p>SAME pads {@code (ceil(n / s) - 1) * s + k - n} zeros and puts the smaller half first. For
 * that half to be {@code (k - 1) / 2}, a kernel of k must be lengthened by {@code (n - 1) mod s}:
 * by one for stride 2 on an even map, by none for stride 1 or an odd map. The products with zero
 * cost less than a pass that pads the map, and oneDNN's fused kernels abort on TensorFlow's
 * explicit padding.
 */
public final class SymmetricKernel {
    private SymmetricKernel() {}

    /**
     * Lengthens a kernel.
     *
     * @param kernel {@code [rows, columns, *, *]}, odd in rows and columns
     * @param height of the map it goes over
     * @param width of the map it goes over
     * @param stride in both directions
     */
    static Weights.Array of(Weights.Array kernel, int height, int width, int stride) {
        int[] shape = kernel.shape();
        int rows = shape[0] + lengthening(height, stride);
        int columns = shape[1] + lengthening(width, stride);
        int cell = shape[2] * shape[3];
        int row = shape[1] * cell;
        float[] values = new float[rows * columns * cell];
        for (int y = 0; y < shape[0]; y++) {
            System.arraycopy(kernel.values(), y * row, values, y * columns * cell, row);
        }
        return new Weights.Array(values, rows, columns, shape[2], shape[3]);
    }

    /**
     * Undoes {@link #of}.
     *
     * @param kernel {@code [rows, columns, *, *]}
     * @param size rows and columns of the original
     */
    public static Weights.Array original(Weights.Array kernel, int size) {
        int[] shape = kernel.shape();
        int cell = shape[2] * shape[3];
        float[] values = new float[size * size * cell];
        for (int y = 0; y < size; y++) {
            System.arraycopy(
                    kernel.values(), y * shape[1] * cell, values, y * size * cell, size * cell);
        }
        return new Weights.Array(values, size, size, shape[2], shape[3]);
    }

    /** How many rows or columns a kernel is lengthened by on a map of so many. */
    public static int lengthening(int size, int stride) {
        return (size - 1) % stride;
    }
}
