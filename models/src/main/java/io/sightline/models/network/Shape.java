package io.sightline.models.network;

/**
 * Shape of what a layer puts out for one image.
 *
 * @param height cells, at least 1
 * @param width cells, at least 1
 * @param channels at least 1
 */
public record Shape(int height, int width, int channels) {
    /** The same map with another number of channels. */
    Shape withChannels(int other) {
        return new Shape(height, width, other);
    }

    /** The map that a convolution with odd kernel, padded to keep its size, leaves at a stride. */
    Shape strided(int stride) {
        return new Shape(ceilDiv(height, stride), ceilDiv(width, stride), channels);
    }

    private static int ceilDiv(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
