package io.sightline.models.network;

/** What follows a convolution, element by element. */
public enum Activation {
    /** {@code max(x, 0)}. */
    RELU,
    /** {@code min(max(x, 0), 6)}. */
    RELU6
}
