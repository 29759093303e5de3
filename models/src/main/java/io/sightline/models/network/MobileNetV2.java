package io.sightline.models.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The MobileNetV2 backbone (Sandler et al. 2018, table 2): a stem, inverted residual blocks with
 * linear bottlenecks, and a last 1x1 convolution.
 *
 * <p>Endpoints are {@code stem}, {@code block1} and so on, {@code last}, and inside each block that
 * expands {@code block2/expand} and so on. The units of a block are {@code expand}, {@code
 * depthwise} and {@code project}.
 *
 * @param form which stages
 * @param alpha width multiplier, above 0
 * @param expansion factor t by which a block widens its input, at least 1
 * @param firstBlockExpands whether a first block whose t is 1 still has its 1x1 convolution
 *     (PyTorch lineage) or starts with the depthwise one (paper, TensorFlow)
 * @param minChannels what no layer is narrower than
 * @param lastChannels outputs of the last 1x1 convolution
 */
public record MobileNetV2(
        Form form,
        double alpha,
        int expansion,
        boolean firstBlockExpands,
        int minChannels,
        int lastChannels)
        implements Backbone {
    /** Number of bottleneck blocks of the paper's network. */
    public static final int BLOCKS = 17;

    /** Channels of the last block of the paper's network at alpha 1. */
    public static final int LAST_BLOCK_CHANNELS = 320;

    private static final int STEM_CHANNELS = 32;
    private static final String LAST = "last";

    public MobileNetV2 {
        Channels.check(alpha, minChannels);
        if (expansion < 1 || lastChannels < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "not a valid backbone: expansion %d and %d last channels",
                            expansion,
                            lastChannels));
        }
    }

    /** Networks built of the same blocks. */
    public enum Form {
        /** The network of the paper. */
        STANDARD(
                1280,
                new Stage(16, 1, 1, false),
                new Stage(24, 2, 2, true),
                new Stage(32, 3, 2, true),
                new Stage(64, 4, 2, true),
                new Stage(96, 3, 1, true),
                new Stage(160, 3, 2, true),
                new Stage(LAST_BLOCK_CHANNELS, 1, 1, true)),
        /** For images of 32x32 pixels: fewer blocks, which halve the map twice, not five times. */
        REDUCED(
                256,
                new Stage(64, 4, 1, true),
                new Stage(96, 3, 2, true),
                new Stage(160, 2, 1, true));

        private final int lastChannels;

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of of records
        private final List<Stage> stages;

        Form(int lastChannels, Stage... stages) {
            this.lastChannels = lastChannels;
            this.stages = List.of(stages);
        }
    }

    /** Blocks of the same width, of which the first has the stride. */
    private record Stage(int channels, int blocks, int stride, boolean expands) {}

    /**
     * The network as the paper has it: only an alpha above 1 widens the last convolution.
     *
     * @param expansion factor t, 6 in the paper
     */
    public static MobileNetV2 of(Form form, double alpha, int expansion) {
        int last = Channels.makeDivisible(Math.max(1, alpha) * form.lastChannels, Channels.DIVISOR);
        return new MobileNetV2(form, alpha, expansion, false, Channels.DIVISOR, last);
    }

    /**
     * The paper's network as the TensorFlow Object Detection API builds it: alpha narrows the last
     * convolution, too.
     */
    public static MobileNetV2 scaledThroughout(double alpha, int minChannels) {
        int last = Channels.makeDivisible(alpha * Form.STANDARD.lastChannels, minChannels);
        return new MobileNetV2(Form.STANDARD, alpha, 6, false, minChannels, last);
    }

    /** The same network, its first block beginning with a 1x1 convolution. */
    public MobileNetV2 withExpandedFirstBlock() {
        return new MobileNetV2(form, alpha, expansion, true, minChannels, lastChannels);
    }

    /** Name of the endpoint after a block, counted from 1. */
    public static String endpoint(int block) {
        return "block" + block;
    }

    /** Name of the endpoint inside a block, where it is widest. */
    public static String expansionEndpoint(int block) {
        return endpoint(block) + "/expand";
    }

    @Override
    public String description() {
        String name = form == Form.STANDARD ? "MobileNetV2" : "reduced MobileNetV2";
        return String.format(Locale.ROOT, "%s, alpha %s, expansion %d", name, alpha, expansion);
    }

    @Override
    public String lastEndpoint() {
        return LAST;
    }

    @Override
    public List<String> detectionEndpoints() {
        if (form == Form.REDUCED) {
            throw new IllegalArgumentException("the reduced MobileNetV2 cannot detect objects");
        }
        return List.of(expansionEndpoint(14), LAST);
    }

    @Override
    public Map<String, String> addTo(NetworkBuilder builder, String image) {
        Map<String, String> endpoints = new LinkedHashMap<>();
        String last = builder.normalised("stem", image, 3, 2, scaled(STEM_CHANNELS));
        last = builder.activate(last, Activation.RELU6);
        endpoints.put("stem", last);
        int block = 0;
        for (Stage stage : form.stages) {
            for (int i = 0; i < stage.blocks(); i++) {
                block++;
                int stride = i == 0 ? stage.stride() : 1;
                String wide = addExpansion(builder, block, last, stage, endpoints);
                last = addBlock(builder, block, last, wide, stride, scaled(stage.channels()));
                endpoints.put(endpoint(block), last);
            }
        }
        last = builder.normalised(LAST, last, 1, 1, lastChannels);
        endpoints.put(LAST, builder.activate(last, Activation.RELU6));
        return endpoints;
    }

    private String addExpansion(
            NetworkBuilder builder,
            int block,
            String input,
            Stage stage,
            Map<String, String> endpoints) {
        if (!stage.expands() && !firstBlockExpands) {
            return input;
        }
        String name = expansionEndpoint(block);
        int expanded = builder.shape(input).channels() * (stage.expands() ? expansion : 1);
        String wide = builder.normalised(name, input, 1, 1, expanded);
        wide = builder.activate(wide, Activation.RELU6);
        endpoints.put(name, wide);
        return wide;
    }

    private static String addBlock(
            NetworkBuilder builder,
            int block,
            String input,
            String wide,
            int stride,
            int channels) {
        String name = endpoint(block);
        String filtered = builder.depthwise(name + "/depthwise", wide, stride);
        filtered = builder.activate(filtered, Activation.RELU6);
        String projected = builder.normalised(name + "/project", filtered, 1, 1, channels);
        return stride == 1 && builder.shape(input).channels() == channels
                ? builder.add(name + "/add", projected, input)
                : projected;
    }

    private int scaled(int channels) {
        return Channels.makeDivisible(alpha * channels, minChannels);
    }
}
