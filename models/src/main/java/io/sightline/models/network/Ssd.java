package io.sightline.models.network;

import io.sightline.models.ssd.AnchorLayout;
import io.sightline.models.ssd.BoxCoder;
import io.sightline.models.ssd.ScoreConversion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A single-shot detector's head (Liu et al. 2016): on each tapped map a predictor for the boxes and
 * one for the classes, {@code head/block13/boxes} and {@code head/block13/classes} where the
 * endpoint is {@code block13}.
 *
 * @param predictor what SSD and SSDLite differ in
 * @param extras additional maps after the backbone's last
 * @param taps feature maps it reads, in the order of the anchors
 * @param boxCoder encoding of the boxes
 * @param scores how logits become scores
 */
public record Ssd(
        Predictor predictor,
        FeatureExtras extras,
        List<Tap> taps,
        BoxCoder boxCoder,
        ScoreConversion scores)
        implements Head {
    private static final int BOX_VALUES = 4;

    public Ssd {
        taps = List.copyOf(taps);
        if (taps.isEmpty()) {
            throw new IllegalArgumentException("a detection head must read at least one map");
        }
    }

    /**
     * A feature map that is predicted from.
     *
     * @param endpoint of the backbone or the extra maps, such as {@code block13}
     * @param anchors laid over the map
     */
    public record Tap(String endpoint, AnchorLayout anchors) {}

    /**
     * The maps that TensorFlow's detectors read: two of the backbone, then all extra ones.
     *
     * @param anchors one layout per map
     */
    public static List<Tap> taps(
            Backbone backbone, FeatureExtras extras, List<AnchorLayout> anchors) {
        List<String> endpoints = new ArrayList<>(backbone.detectionEndpoints());
        for (int i = 1; i <= extras.widths().size(); i++) {
            endpoints.add(FeatureExtras.endpoint(i));
        }
        if (anchors.size() != endpoints.size()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "anchors for %d maps, but the head reads %d",
                            anchors.size(),
                            endpoints.size()));
        }
        List<Tap> taps = new ArrayList<>();
        for (int i = 0; i < anchors.size(); i++) {
            taps.add(new Tap(endpoints.get(i), anchors.get(i)));
        }
        return taps;
    }

    @Override
    public String description() {
        return predictor instanceof Predictor.Separable ? "SSDLite" : "SSD";
    }

    /**
     * {@inheritDoc}
     *
     * @param classes number of labels, background not counted
     */
    @Override
    public Network addTo(
            NetworkBuilder builder, Backbone backbone, Map<String, String> endpoints, int classes) {
        Map<String, String> maps = new LinkedHashMap<>(endpoints);
        maps.putAll(extras.addTo(builder, endpoints.get(backbone.lastEndpoint())));
        List<String> boxes = new ArrayList<>();
        List<String> logits = new ArrayList<>();
        for (Tap tap : taps) {
            String map = maps.get(tap.endpoint());
            if (map == null) {
                throw new IllegalArgumentException("the network has no endpoint " + tap.endpoint());
            }
            int anchors = tap.anchors().perCell();
            String name = "head/" + tap.endpoint();
            boxes.add(predictor.addTo(builder, name + "/boxes", map, anchors * BOX_VALUES));
            logits.add(predictor.addTo(builder, name + "/classes", map, anchors * (classes + 1)));
        }
        return builder.network(boxes, logits);
    }
}
