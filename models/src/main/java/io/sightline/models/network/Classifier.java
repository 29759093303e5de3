package io.sightline.models.network;

import java.util.List;
import java.util.Map;

/**
 * Names the image as a whole: the mean of the last map, then a fully connected layer with bias,
 * which is the 1x1 convolution {@code classifier/predict}. Its outputs are the labels, all of them:
 * a label for the background is one like any other.
 */
public record Classifier() implements Head {
    @Override
    public String description() {
        return "classifier";
    }

    @Override
    public Network addTo(
            NetworkBuilder builder, Backbone backbone, Map<String, String> endpoints, int classes) {
        String pooled =
                builder.globalAverage("classifier/pool", endpoints.get(backbone.lastEndpoint()));
        String logits = builder.biased("classifier/predict", pooled, 1, classes);
        return builder.network(List.of(), List.of(logits));
    }
}
