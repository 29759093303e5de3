package io.sightline.models.network;

import java.util.List;
import java.util.Map;

/** The part of a network that turns an image into feature maps; heads read them by endpoint. */
public sealed interface Backbone permits MobileNetV1, MobileNetV2 {
    /** Width multiplier, above 0. */
    double alpha();

    /** What no layer is narrower than, channels; a multiple of 8. */
    int minChannels();

    /** For people: {@code MobileNetV2, alpha 1.0, expansion 6}. */
    String description();

    /** The endpoint that a classifier reads. */
    String lastEndpoint();

    /**
     * The endpoints that a detection head reads, at strides 16 and 32.
     *
     * @throws IllegalArgumentException when the backbone is not made for detection
     */
    List<String> detectionEndpoints();

    /**
     * Appends the backbone.
     *
     * @param image the layer it reads
     * @return layer by endpoint
     */
    Map<String, String> addTo(NetworkBuilder builder, String image);
}
