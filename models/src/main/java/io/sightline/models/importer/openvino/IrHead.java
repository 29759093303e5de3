package io.sightline.models.importer.openvino;

import io.sightline.models.bundle.ModelCard;
import io.sightline.models.network.Activation;
import io.sightline.models.ssd.AnchorGrid;
import io.sightline.models.ssd.AnchorSize;
import io.sightline.models.ssd.BoxCoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The SSDLite head in the graph, from the tapped maps to the detection output.
 *
 * @param taps in the order their anchors are joined
 * @param boxCoder of all boxes
 * @param background channel of the background among the classes
 * @param thresholds of the detection output
 */
record IrHead(List<Tap> taps, BoxCoder boxCoder, int background, ModelCard.Thresholds thresholds) {
    /** A depthwise convolution on a tapped map and the 1x1 convolution that predicts. */
    record Predictor(IrConvolution depthwise, IrConvolution predict) {}

    /** A tapped map with its two predictors. */
    record Tap(IrLayer map, Predictor boxes, Predictor classes, AnchorGrid anchors) {}

    /** Reads the head of the graph's one detection output. */
    static IrHead of(IrGraph graph) {
        IrLayer output =
                graph.only("DetectionOutput")
                        .expect("code_type", "caffe.PriorBoxParameter.CENTER_SIZE")
                        .expectFlag("share_location", true, true)
                        .expectFlag("variance_encoded_in_target", false, false)
                        .expectFlag("normalized", true, false);
        List<Predictor> boxes = predictors(graph, reshaped(graph, graph.input(output, 0)));
        IrLayer softmax = reshaped(graph, graph.input(output, 1)).expect("SoftMax");
        List<Predictor> classes = predictors(graph, reshaped(graph, graph.input(softmax, 0)));
        List<IrLayer> anchors = anchors(graph, graph.input(output, 2));
        if (boxes.isEmpty() || classes.size() != boxes.size() || anchors.size() != boxes.size()) {
            throw output.differs("expected equal numbers of maps for boxes, classes and anchors");
        }
        List<Tap> taps = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            taps.add(tap(boxes.get(i), classes.get(i), anchors.get(i)));
        }
        return new IrHead(
                taps,
                boxCoder(anchors),
                (int) output.number("background_label_id", 0),
                thresholds(output));
    }

    /** Activation between the two convolutions of the first predictor; the others must follow. */
    Activation activation() {
        IrConvolution first = taps.get(0).boxes().depthwise();
        return first.form()
                .activation()
                .orElseThrow(() -> first.layer().differs("expected an activation after it"));
    }

    /** The map furthest from the image. */
    IrLayer deepest() {
        return taps.get(taps.size() - 1).map();
    }

    /** Number of classes, background not counted. */
    int classes() {
        Tap tap = taps.get(0);
        IrConvolution predict = tap.classes().predict();
        int perAnchor = predict.form().outputs() / tap.anchors().sizes().size();
        if (background < 0 || background >= perAnchor) {
            throw predict.layer()
                    .differs(
                            String.format(
                                    Locale.ROOT,
                                    "background class %d is not one of %d classes",
                                    background,
                                    perAnchor));
        }
        return perAnchor - 1;
    }

    private static ModelCard.Thresholds thresholds(IrLayer output) {
        return new ModelCard.Thresholds(
                output.number("confidence_threshold", 0),
                output.number("nms_threshold"),
                count(output.number("top_k", -1)),
                count(output.number("keep_top_k")));
    }

    /** A negative number is no limit. */
    private static int count(float number) {
        return number < 0 ? Integer.MAX_VALUE : (int) number;
    }

    private static Tap tap(Predictor boxes, Predictor classes, IrLayer anchors) {
        IrLayer map = boxes.depthwise().input();
        if (!map.equals(classes.depthwise().input())) {
            throw classes.depthwise().layer().differs("expected to read " + map.name());
        }
        return new Tap(map, boxes, classes, grid(anchors));
    }

    private static List<Predictor> predictors(IrGraph graph, IrLayer joined) {
        List<Predictor> predictors = new ArrayList<>();
        for (IrLayer flat : graph.inputs(joined.expect("Concat"))) {
            IrLayer transpose = reshaped(graph, flat).expect("Transpose");
            long[] order = graph.integers(graph.input(transpose, 1));
            if (!Arrays.equals(order, new long[] {0, 2, 3, 1})) {
                throw transpose.differs("expected order 0, 2, 3, 1");
            }
            IrConvolution predict = IrConvolution.endingAt(graph, graph.input(transpose, 0));
            predictors.add(new Predictor(IrConvolution.endingAt(graph, predict.input()), predict));
        }
        return predictors;
    }

    private static IrLayer reshaped(IrGraph graph, IrLayer layer) {
        IrLayer source = layer;
        while (source.is("Reshape")) {
            source = graph.input(source, 0);
        }
        return source;
    }

    private static List<IrLayer> anchors(IrGraph graph, IrLayer joined) {
        return graph.inputs(joined.expect("Concat")).stream()
                .map(layer -> layer.is("Unsqueeze") ? graph.input(layer, 0) : layer)
                .map(layer -> layer.expect("PriorBoxClustered").expectFlag("clip", false, true))
                .toList();
    }

    private static AnchorGrid grid(IrLayer layer) {
        List<Float> widths = layer.numbers("width");
        List<Float> heights = layer.numbers("height");
        if (widths.size() != heights.size()) {
            throw layer.differs("expected as many widths as heights");
        }
        List<AnchorSize> sizes = new ArrayList<>();
        for (int i = 0; i < widths.size(); i++) {
            sizes.add(new AnchorSize(widths.get(i), heights.get(i)));
        }
        return new AnchorGrid(step(layer), layer.number("offset"), sizes);
    }

    /** Each direction may have its own step; otherwise the common one counts. */
    private static float step(IrLayer layer) {
        float common = layer.number("step", 0);
        float across = layer.number("step_w", 0) == 0 ? common : layer.number("step_w");
        float down = layer.number("step_h", 0) == 0 ? common : layer.number("step_h");
        if (across != down || across <= 0) {
            throw layer.differs(
                    "expected one step for both directions, found %s and %s"
                            .formatted(across, down));
        }
        return across;
    }

    private static BoxCoder boxCoder(List<IrLayer> anchors) {
        List<Float> variances = anchors.get(0).numbers("variance");
        for (IrLayer layer : anchors) {
            List<Float> own = layer.numbers("variance");
            if (own.size() != 4
                    || !own.equals(variances)
                    || !own.get(0).equals(own.get(1))
                    || !own.get(2).equals(own.get(3))) {
                throw layer.differs(
                        "expected one variance for centres and one for sizes, found " + own);
            }
        }
        return new BoxCoder(variances.get(0), variances.get(2));
    }
}
