package io.sightline.models.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Maps that an SSD head makes itself, each half the size of the one before: a 1x1 convolution at
 * half the width ({@code extra1/reduce}), then a 3x3 convolution of stride 2 ({@code extra1/full},
 * or separated as {@code extra1/depthwise} and {@code extra1/pointwise}). Each is followed by batch
 * normalisation and ReLU6.
 *
 * @param channels of each map, at least 2; none for no extra maps
 * @param separable whether the 3x3 convolutions are separated
 */
public record FeatureExtras(List<Integer> channels, boolean separable) {
    /** No extra maps. */
    public static final FeatureExtras NONE = new FeatureExtras(List.of(), true);

    private static final List<Integer> STANDARD_CHANNELS = List.of(512, 256, 256, 128);

    public FeatureExtras {
        channels = List.copyOf(channels);
        if (channels.stream().anyMatch(width -> width < 2)) {
            throw new IllegalArgumentException("extra maps are at least 2 wide, not " + channels);
        }
    }

    /** The four maps of TensorFlow's detectors, 512 to 128 wide at alpha 1. */
    public static FeatureExtras standard(Backbone backbone, boolean separable) {
        return new FeatureExtras(
                STANDARD_CHANNELS.stream()
                        .map(width -> (int) (backbone.alpha() * width))
                        .map(width -> Math.max(width, backbone.minChannels()))
                        .toList(),
                separable);
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
        for (int i = 0; i < channels.size(); i++) {
            String name = endpoint(i + 1);
            map = addMap(builder, name, map, channels.get(i));
            endpoints.put(name, map);
        }
        return endpoints;
    }

    private String addMap(NetworkBuilder builder, String name, String input, int width) {
        String map = builder.normalised(name + "/reduce", input, 1, 1, width / 2);
        map = builder.activate(map, Activation.RELU6);
        if (!separable) {
            return builder.activate(
                    builder.normalised(name + "/full", map, 3, 2, width), Activation.RELU6);
        }
        map = builder.activate(builder.depthwise(name + "/depthwise", map, 2), Activation.RELU6);
        return builder.activate(
                builder.normalised(name + "/pointwise", map, 1, 1, width), Activation.RELU6);
    }
}
