package io.sightline.models.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The MobileNetV2 backbone (Sandler et al. 2018, table 2): a stem and 17 inverted residual blocks
 * with linear bottlenecks.
 *
 * @param alpha width multiplier
 * @param expansion factor t of every block but the first
 * @param firstBlockExpands whether the first block has an expanding convolution although its t is 1
 */
public record MobileNetV2(double alpha, int expansion, boolean firstBlockExpands) {
    /** Number of bottleneck blocks. */
    public static final int BLOCKS = 17;

    /** Channels of the last block at alpha 1. */
    public static final int LAST_BLOCK_CHANNELS = 320;

    private static final int STEM_CHANNELS = 32;
    private static final List<Stage> STAGES =
            List.of(
                    new Stage(16, 1, 1),
                    new Stage(24, 2, 2),
                    new Stage(32, 3, 2),
                    new Stage(64, 4, 2),
                    new Stage(96, 3, 1),
                    new Stage(160, 3, 2),
                    new Stage(LAST_BLOCK_CHANNELS, 1, 1));

    /** Blocks of the same width, of which the first has the stride. */
    private record Stage(int channels, int blocks, int stride) {}

    /** Name of the endpoint after a block, counted from 1. */
    public static String endpoint(int block) {
        return "block" + block;
    }

    /**
     * Appends the backbone.
     *
     * @param image the layer it reads
     * @return layer by endpoint: {@code block1} to {@code block17}
     */
    Map<String, String> addTo(NetworkBuilder builder, String image) {
        Map<String, String> endpoints = new LinkedHashMap<>();
        String last =
                builder.activate(
                        builder.convolution("stem", image, 3, 2, scaled(STEM_CHANNELS)),
                        Activation.RELU6);
        int block = 0;
        for (Stage stage : STAGES) {
            for (int i = 0; i < stage.blocks(); i++) {
                block++;
                int stride = i == 0 ? stage.stride() : 1;
                last = addBlock(builder, block, last, stride, scaled(stage.channels()));
                endpoints.put(endpoint(block), last);
            }
        }
        return endpoints;
    }

    private String addBlock(
            NetworkBuilder builder, int block, String input, int stride, int channels) {
        String name = endpoint(block);
        int inputChannels = builder.shape(input).channels();
        String wide = input;
        if (block > 1 || firstBlockExpands) {
            int expanded = inputChannels * (block > 1 ? expansion : 1);
            wide = builder.convolution(name + "/expand", input, 1, 1, expanded);
            wide = builder.activate(wide, Activation.RELU6);
        }
        String filtered = builder.depthwise(name + "/depthwise", wide, stride);
        filtered = builder.activate(filtered, Activation.RELU6);
        String projected = builder.convolution(name + "/project", filtered, 1, 1, channels);
        return stride == 1 && inputChannels == channels
                ? builder.add(name + "/add", projected, input)
                : projected;
    }

    private int scaled(int channels) {
        return makeDivisible(alpha * channels, 8);
    }

    /**
     * Rounds a number of channels as the reference implementation does: to the nearest multiple,
     * but never down by more than a tenth.
     */
    static int makeDivisible(double channels, int divisor) {
        int rounded = Math.max(divisor, (int) (channels + divisor / 2.0) / divisor * divisor);
        return rounded < 0.9 * channels ? rounded + divisor : rounded;
    }
}
