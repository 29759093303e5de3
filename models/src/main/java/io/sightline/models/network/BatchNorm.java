package io.sightline.models.network;

/**
 * A batch normalisation in inference: {@code gamma * (x - mean) / sqrt(variance + epsilon) + beta}
 * for each channel (Ioffe and Szegedy 2015, algorithm 2). It is linear, so that a convolution
 * before it can take it over: kernel times {@code gamma / sqrt(variance + epsilon)}, bias {@code
 * beta - mean * gamma / sqrt(variance + epsilon)}.
 *
 * @param gamma scale of each channel
 * @param beta offset of each channel
 * @param mean moving average of each channel
 * @param variance moving average of each channel, not negative
 * @param epsilon above 0
 */
public record BatchNorm(
        Weights.Array gamma,
        Weights.Array beta,
        Weights.Array mean,
        Weights.Array variance,
        double epsilon) {

    /**
     * The kernel of the convolution and the normalisation together.
     *
     * @param kernel of any shape in which the channel of the output varies fastest
     */
    public Weights.Array folded(Weights.Array kernel) {
        int channels = beta.values().length;
        float[] values = new float[kernel.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (kernel.values()[i] * scale(i % channels));
        }
        return new Weights.Array(values, kernel.shape());
    }

    /** The bias of both together, for a convolution without its own bias. */
    public Weights.Array bias() {
        float[] values = new float[beta.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (beta.values()[i] - mean.values()[i] * scale(i));
        }
        return new Weights.Array(values, values.length);
    }

    private double scale(int channel) {
        return gamma.values()[channel] / Math.sqrt(variance.values()[channel] + epsilon);
    }
}
