package io.sightline.models.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Maps that an SSD head makes itself, each half the size of the one before: a 1x1 convolution to
 * about half the width ({@code extra1/reduce}), then a 3x3 convolution of stride 2 ({@code
 * extra1/full}, or separated as {@code extra1/depthwise} and {@code extra1/pointwise}). Each is
 * followed by batch normalisation and ReLU6.
 *
 * @param widths of each map; none for no extra maps
 * @param separable whether the 3x3 convolutions are separated
 */
public record FeatureExtras(List<Width> widths, boolean separable) {
    /** No extra maps. */
    public static final FeatureExtras NONE = new FeatureExtras(List.of(), true);

    private static final List<Integer> STANDARD_CHANNELS = List.of(512, 256, 256, 128);

    public FeatureExtras {
        widths = List.copyOf(widths);
    }

    /**
     * The width of one map. The two are rounded each by itself when a width multiplier scales them.
     *
     * @param reduced channels between the two convolutions, at least 1
     * @param channels of the map, at least 1
     */
    public record Width(int reduced, int channels) {
        public Width {
            if (reduced < 1 || channels < 1) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "an extra map must be at least 1 wide, found %d, then %d",
                                reduced,
                                channels));
            }
        }
    }

    /** The four maps of TensorFlow's detectors, 512 to 128 wide at alpha 1. */
    public static FeatureExtras standard(Backbone backbone, boolean separable) {
        return new FeatureExtras(
                STANDARD_CHANNELS.stream()
                        .map(
                                channels ->
                                        new Width(
                                                scaled(backbone, channels / 2),
                                                scaled(backbone, channels)))
                        .toList(),
                separable);
    }

    private static int scaled(Backbone backbone, int channels) {
        return Math.max((int) (backbone.alpha() * channels), backbone.minChannels());
    }

    /** Name of the endpoint of an extra map, counted from 1. */
    public static String endpoint(int extra) {
        return "extra" + extra;
    }

    /**
     * Appends the maps.
     *
     * @param last the map they start from
     * @return layer by endpoint: {@code extra1} and so on
     */
    Map<String, String> addTo(NetworkBuilder builder, String last) {
        Map<String, String> endpoints = new LinkedHashMap<>();
        String map = last;
        for (int i = 0; i < widths.size(); i++) {
            String name = endpoint(i + 1);
            map = addMap(builder, name, map, widths.get(i));
            endpoints.put(name, map);
        }
        return endpoints;
    }

    private String addMap(NetworkBuilder builder, String name, String input, Width width) {
        String map = builder.normalised(name + "/reduce", input, 1, 1, width.reduced());
        map = builder.activate(map, Activation.RELU6);
        if (!separable) {
            return builder.activate(
                    builder.normalised(name + "/full", map, 3, 2, width.channels()),
                    Activation.RELU6);
        }
        map = builder.activate(builder.depthwise(name + "/depthwise", map, 2), Activation.RELU6);
        return builder.activate(
                builder.normalised(name + "/pointwise", map, 1, 1, width.channels()),
                Activation.RELU6);
    }
}
