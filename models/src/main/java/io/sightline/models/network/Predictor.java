package io.sightline.models.network;

/** How an SSD head predicts from a map, for boxes and classes alike. */
public sealed interface Predictor {
    /**
     * Appends one.
     *
     * @param name of the predictor; its units are {@code name/depthwise} and {@code name/predict}
     * @return the layer with the predictions
     */
    String addTo(NetworkBuilder builder, String name, String map, int channels);

    /**
     * One convolution with bias: SSD (Liu et al. 2016).
     *
     * @param kernel width and height, odd
     */
    record Full(int kernel) implements Predictor {
        public Full {
            if (kernel < 1 || kernel % 2 == 0) {
                throw new IllegalArgumentException(
                        "a kernel must have an odd size, found " + kernel);
            }
        }

        @Override
        public String addTo(NetworkBuilder builder, String name, String map, int channels) {
            return builder.biased(name + "/predict", map, kernel, channels);
        }
    }

    /**
     * A depthwise 3x3 convolution with batch normalisation, then a 1x1 convolution with bias:
     * SSDLite (Sandler et al. 2018, section 6.2).
     *
     * @param activation between the two
     */
    record Separable(Activation activation) implements Predictor {
        @Override
        public String addTo(NetworkBuilder builder, String name, String map, int channels) {
            String filtered = builder.depthwise(name + "/depthwise", map, 1);
            filtered = builder.activate(filtered, activation);
            return builder.biased(name + "/predict", filtered, 1, channels);
        }
    }
}
