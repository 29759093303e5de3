package io.sightline.models.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The SSDLite head (Sandler et al. 2018, section 6.2): for each tapped map one pair of depthwise
 * and 1x1 convolution for the boxes and one for the classes.
 *
 * @param activation between the two convolutions
 * @param taps the maps
 * @param classes number of labels, background not counted
 */
record SsdLite(Activation activation, List<Architecture.Tap> taps, int classes) {
    private static final int BOX_VALUES = 4;

    /**
     * Appends the head.
     *
     * @param endpoints layer by endpoint of the backbone
     * @return the whole network
     */
    Network addTo(NetworkBuilder builder, Map<String, String> endpoints) {
        List<String> boxes = new ArrayList<>();
        List<String> scores = new ArrayList<>();
        for (Architecture.Tap tap : taps) {
            String map = endpoints.get(tap.endpoint());
            if (map == null) {
                throw new IllegalArgumentException(
                        "the backbone has no endpoint " + tap.endpoint());
            }
            int anchors = tap.anchors().sizes().size();
            String name = "head/" + tap.endpoint();
            boxes.add(addPredictor(builder, name + "/boxes", map, anchors * BOX_VALUES));
            scores.add(addPredictor(builder, name + "/classes", map, anchors * (classes + 1)));
        }
        return builder.network(boxes, scores);
    }

    private String addPredictor(NetworkBuilder builder, String name, String map, int channels) {
        String filtered = builder.depthwise(name + "/depthwise", map, 1);
        filtered = builder.activate(filtered, activation);
        return builder.convolution(name + "/predict", filtered, 1, 1, channels);
    }
}
