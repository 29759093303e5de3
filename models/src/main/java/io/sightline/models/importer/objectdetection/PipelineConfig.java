package io.sightline.models.importer.objectdetection;

import io.sightline.models.bundle.ModelCard;
import io.sightline.models.ssd.BoxCoder;
import io.sightline.models.ssd.MultiScaleAnchors;
import io.sightline.models.ssd.ScoreConversion;
import java.util.List;
import java.util.Locale;

/**
 * The settings of a detector in {@code pipeline.config}. Defaults are those of the schema, {@code
 * object_detection/protos}. Settings that our networks do not support are refused, never ignored.
 */
final class PipelineConfig {
    private static final List<Double> STANDARD_RATIOS = List.of(1.0, 2.0, 0.5, 3.0, 0.3333);

    private final TextMessage ssd;
    private final TextMessage extractor;
    private final TextMessage predictor;

    private PipelineConfig(TextMessage ssd) {
        this.ssd = ssd;
        this.extractor = ssd.required("feature_extractor");
        this.predictor = ssd.required("box_predictor").required("convolutional_box_predictor");
    }

    /**
     * Reads.
     *
     * @throws IllegalArgumentException naming the place of a syntax error, or the first setting
     *     that is missing
     */
    static PipelineConfig parse(String text) {
        return new PipelineConfig(TextFormat.parse(text).required("model").required("ssd"));
    }

    int classes() {
        return positive(ssd, "num_classes");
    }

    /** Pixels. */
    int width() {
        return positive(resizer(), "width");
    }

    /** Pixels. */
    int height() {
        return positive(resizer(), "height");
    }

    /** Such as {@code ssd_mobilenet_v2}. */
    String extractorType() {
        return extractor.text("type", "");
    }

    double alpha() {
        return extractor.number("depth_multiplier", 1);
    }

    int minChannels() {
        return extractor.integer("min_depth", 16);
    }

    /** Whether the 3x3 convolutions of the extra maps are separated. */
    boolean separableExtras() {
        expectRelu6(extractor);
        return extractor.flag("use_depthwise", false);
    }

    /** Whether the predictors are those of SSDLite. */
    boolean separablePredictors() {
        boolean separable = predictor.flag("use_depthwise", false);
        if (separable) {
            expectRelu6(predictor);
            expect(predictor, "kernel_size", predictorKernel() == 3);
        }
        return separable;
    }

    /** Width and height of the predictors' kernels. */
    int predictorKernel() {
        boolean layersBefore =
                predictor.integer("num_layers_before_predictor", 0) > 0
                        && predictor.integer("max_depth", 0) > 0;
        expect(predictor, "num_layers_before_predictor", !layersBefore);
        return predictor.integer("kernel_size", 1);
    }

    /** How the batch normalisation of a unit of our network is set. */
    Normalisation normalisation(String unit) {
        boolean ownBackbone = !extractor.flag("override_base_feature_extractor_hyperparams", false);
        if (unit.startsWith("head/")) {
            return normalisation(predictor);
        }
        return ownBackbone && !unit.startsWith("extra")
                ? Normalisation.BACKBONE
                : normalisation(extractor);
    }

    /**
     * Settings of a batch normalisation.
     *
     * @param epsilon added to the variance
     * @param scaled whether it has a gamma
     */
    record Normalisation(double epsilon, boolean scaled) {
        /** The backbones have separate settings. */
        private static final Normalisation BACKBONE = new Normalisation(0.001, true);
    }

    /** Of all maps, finest first. */
    MultiScaleAnchors anchors() {
        TextMessage anchors = anchorGenerator();
        List<Double> ratios = anchors.numbers("aspect_ratios");
        return new MultiScaleAnchors(
                (float) anchors.number("min_scale", 0.2),
                (float) anchors.number("max_scale", 0.95),
                (ratios.isEmpty() ? STANDARD_RATIOS : ratios)
                        .stream().map(Double::floatValue).toList(),
                (float) anchors.number("interpolated_scale_aspect_ratio", 1),
                anchors.flag("reduce_boxes_in_lowest_layer", true));
    }

    int maps() {
        return anchorGenerator().integer("num_layers", 6);
    }

    BoxCoder boxCoder() {
        TextMessage coder = ssd.required("box_coder").required("faster_rcnn_box_coder");
        double center = coder.number("y_scale", 10);
        double size = coder.number("height_scale", 5);
        expect(coder, "x_scale", coder.number("x_scale", 10) == center);
        expect(coder, "width_scale", coder.number("width_scale", 5) == size);
        return new BoxCoder((float) (1 / center), (float) (1 / size));
    }

    ScoreConversion scoreConversion() {
        TextMessage post = ssd.message("post_processing");
        expect(post, "logit_scale", post.number("logit_scale", 1) == 1);
        return switch (post.text("score_converter", "IDENTITY")) {
            case "SIGMOID" -> ScoreConversion.SIGMOID;
            case "SOFTMAX" -> ScoreConversion.SOFTMAX;
            default -> throw unsupported(post, "score_converter");
        };
    }

    ModelCard.Thresholds thresholds() {
        TextMessage nms = ssd.message("post_processing").message("batch_non_max_suppression");
        return new ModelCard.Thresholds(
                (float) nms.number("score_threshold", 0),
                (float) nms.number("iou_threshold", 0.6),
                nms.integer("max_detections_per_class", 100),
                nms.integer("max_total_detections", 100));
    }

    private TextMessage resizer() {
        return ssd.required("image_resizer").required("fixed_shape_resizer");
    }

    private TextMessage anchorGenerator() {
        TextMessage anchors = ssd.required("anchor_generator").required("ssd_anchor_generator");
        for (String field :
                List.of(
                        "scales",
                        "base_anchor_height",
                        "base_anchor_width",
                        "height_stride",
                        "width_stride",
                        "height_offset",
                        "width_offset")) {
            expect(anchors, field, !anchors.has(field));
        }
        return anchors;
    }

    private static Normalisation normalisation(TextMessage owner) {
        TextMessage norm = owner.required("conv_hyperparams").required("batch_norm");
        return new Normalisation(norm.number("epsilon", 0.001), norm.flag("scale", false));
    }

    private static void expectRelu6(TextMessage owner) {
        TextMessage hyperparams = owner.message("conv_hyperparams");
        String activation = hyperparams.text("activation", "RELU");
        expect(hyperparams, "activation", activation.equals("RELU_6"));
    }

    private static int positive(TextMessage message, String field) {
        int value = message.integer(field, 0);
        if (value < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s: expected a number above 0, found %d",
                            message.path(field),
                            value));
        }
        return value;
    }

    private static void expect(TextMessage message, String field, boolean supported) {
        if (!supported) {
            throw unsupported(message, field);
        }
    }

    private static IllegalArgumentException unsupported(TextMessage message, String field) {
        return new IllegalArgumentException(
                "%s: %s is not supported"
                        .formatted(
                                message.path(field), message.text(field, "leaving out the field")));
    }
}
