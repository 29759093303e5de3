package io.sightline.models.network;

import java.util.Map;

/** The part of a network that reads feature maps and predicts. */
public sealed interface Head permits Classifier, Ssd {
    /** For people: {@code SSDLite}. */
    String description();

    /**
     * Appends the head.
     *
     * @param backbone what it sits on
     * @param endpoints layer by endpoint of the backbone
     * @param classes number of labels
     * @return the whole network
     * @throws IllegalArgumentException when it reads an endpoint that does not exist
     */
    Network addTo(
            NetworkBuilder builder, Backbone backbone, Map<String, String> endpoints, int classes);
}
