package io.sightline.models.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The MobileNet backbone (Howard et al. 2017, table 1): a stem and blocks of a depthwise 3x3 and a
 * 1x1 convolution, each followed by batch normalisation and ReLU6.
 *
 * <p>Endpoints are {@code stem} and {@code block1} to {@code block13}. The units of a block are
 * {@code depthwise} and {@code pointwise}, or {@code full} where the convolution is not separated.
 *
 * @param form which of the networks of the paper
 * @param alpha width multiplier, above 0
 * @param minChannels what no layer is narrower than
 */
public record MobileNetV1(Form form, double alpha, int minChannels) implements Backbone {
    private static final int STEM_CHANNELS = 32;
    private static final List<Block> BEGIN =
            List.of(
                    new Block(64, 1),
                    new Block(128, 2),
                    new Block(128, 1),
                    new Block(256, 2),
                    new Block(256, 1),
                    new Block(512, 2));
    private static final List<Block> MIDDLE =
            List.of(
                    new Block(512, 1),
                    new Block(512, 1),
                    new Block(512, 1),
                    new Block(512, 1),
                    new Block(512, 1));
    private static final List<Block> END = List.of(new Block(1024, 2), new Block(1024, 1));

    public MobileNetV1 {
        Channels.check(alpha, minChannels);
    }

    private record Block(int channels, int stride) {}

    /** The networks that the paper compares. */
    public enum Form {
        /** Separable convolutions, 13 blocks. */
        SEPARABLE,
        /** Full 3x3 convolutions in the place of separable ones (table 4). */
        FULL_CONVOLUTIONS,
        /** Without the five blocks of 14x14x512 (table 5). */
        SHALLOW
    }

    /** The network as the paper has it. */
    public static MobileNetV1 of(double alpha) {
        return new MobileNetV1(Form.SEPARABLE, alpha, Channels.DIVISOR);
    }

    /** The same network in another form. */
    public MobileNetV1 in(Form other) {
        return new MobileNetV1(other, alpha, minChannels);
    }

    /** Name of the endpoint after a block, counted from 1. */
    public static String endpoint(int block) {
        return "block" + block;
    }

    @Override
    public String description() {
        String name =
                switch (form) {
                    case SEPARABLE -> "MobileNetV1";
                    case FULL_CONVOLUTIONS -> "MobileNetV1 with full convolutions";
                    case SHALLOW -> "shallow MobileNetV1";
                };
        return "%s, alpha %s".formatted(name, alpha);
    }

    @Override
    public String lastEndpoint() {
        return endpoint(form == Form.SHALLOW ? 8 : 13);
    }

    @Override
    public List<String> detectionEndpoints() {
        if (form == Form.SHALLOW) {
            throw new IllegalArgumentException("the shallow MobileNetV1 cannot detect objects");
        }
        return List.of(endpoint(11), endpoint(13));
    }

    @Override
    public Map<String, String> addTo(NetworkBuilder builder, String image) {
        Map<String, String> endpoints = new LinkedHashMap<>();
        String last = builder.normalised("stem", image, 3, 2, scaled(STEM_CHANNELS));
        last = builder.activate(last, Activation.RELU6);
        endpoints.put("stem", last);
        int number = 0;
        for (List<Block> part : parts()) {
            for (Block block : part) {
                String endpoint = endpoint(++number);
                last = addBlock(builder, endpoint, last, block);
                endpoints.put(endpoint, last);
            }
        }
        return endpoints;
    }

    private List<List<Block>> parts() {
        return form == Form.SHALLOW ? List.of(BEGIN, END) : List.of(BEGIN, MIDDLE, END);
    }

    private String addBlock(NetworkBuilder builder, String name, String input, Block block) {
        int channels = scaled(block.channels());
        if (form == Form.FULL_CONVOLUTIONS) {
            return builder.activate(
                    builder.normalised(name + "/full", input, 3, block.stride(), channels),
                    Activation.RELU6);
        }
        String filtered = builder.depthwise(name + "/depthwise", input, block.stride());
        filtered = builder.activate(filtered, Activation.RELU6);
        return builder.activate(
                builder.normalised(name + "/pointwise", filtered, 1, 1, channels),
                Activation.RELU6);
    }

    /** The reference implementation rounds down. */
    private int scaled(int channels) {
        return Math.max((int) (alpha * channels), minChannels);
    }
}
