package io.sightline.models.network;

/**
 * Where a convolution puts the zeros around its input. Both ways leave a map of {@code ceil(size /
 * stride)}; they differ where the stride is above 1, by which pixels the kernel is centred on.
 */
public enum Padding {
    /** TensorFlow's {@code SAME}: just enough zeros, the odd one at the end. */
    SAME,
    /** {@code (kernel - 1) / 2} zeros on every side, as PyTorch and Caffe networks have it. */
    SYMMETRIC
}
