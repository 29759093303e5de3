package io.sightline.jobs.bench.peers.onnx;

import io.sightline.models.network.Padding;
import io.sightline.models.network.Weights;

/**
 * From TensorFlow's order of dimensions, channels last, to ONNX's, channels first; and from its way
 * of padding to explicit zeros.
 */
final class ChannelsFirst {
    private ChannelsFirst() {}

    /**
     * Reorders a kernel.
     *
     * @param kernel {@code [rows, columns, inputs, outputs]}, or of a depthwise convolution {@code
     *     [rows, columns, channels, 1]}
     * @param depthwise whether it is one
     * @return {@code [outputs, inputs, rows, columns]} or {@code [channels, 1, rows, columns]}
     */
    static Weights.Array kernel(Weights.Array kernel, boolean depthwise) {
        int[] shape = kernel.shape();
        int cells = shape[0] * shape[1];
        int inputs = depthwise ? 1 : shape[2];
        int outputs = depthwise ? shape[2] : shape[3];
        float[] values = new float[kernel.values().length];
        int at = 0;
        for (int cell = 0; cell < cells; cell++) {
            for (int input = 0; input < inputs; input++) {
                for (int output = 0; output < outputs; output++) {
                    values[(output * inputs + input) * cells + cell] = kernel.values()[at++];
                }
            }
        }
        return new Weights.Array(values, outputs, inputs, shape[0], shape[1]);
    }

    /**
     * The zeros around a map, as {@code Conv} takes them: top, left, bottom, right.
     *
     * @param height of the map that goes in
     * @param width of the map that goes in
     */
    static long[] zeros(Padding padding, int kernel, int stride, int height, int width) {
        long top = before(padding, kernel, stride, height);
        long left = before(padding, kernel, stride, width);
        return new long[] {
            top, left, after(padding, kernel, stride, height), after(padding, kernel, stride, width)
        };
    }

    private static int before(Padding padding, int kernel, int stride, int size) {
        return padding == Padding.SAME ? same(kernel, stride, size) / 2 : (kernel - 1) / 2;
    }

    private static int after(Padding padding, int kernel, int stride, int size) {
        int total = same(kernel, stride, size);
        return padding == Padding.SAME ? total - total / 2 : (kernel - 1) / 2;
    }

    /** All zeros in one direction that let the kernel reach every {@code ceil(size / stride)}. */
    private static int same(int kernel, int stride, int size) {
        int outputs = (size + stride - 1) / stride;
        return Math.max(0, (outputs - 1) * stride + kernel - size);
    }
}
