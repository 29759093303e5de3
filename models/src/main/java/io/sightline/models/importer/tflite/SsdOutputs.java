package io.sightline.models.importer.tflite;

import io.sightline.models.bundle.ModelCard;
import io.sightline.models.ssd.Anchor;
import io.sightline.models.ssd.BoxCoder;
import java.util.List;
import java.util.Locale;

/**
 * The end of a detector's graph: predictions of several maps, joined, and the custom operator that
 * makes detections of them.
 *
 * @param postProcess the operator
 * @param boxes box encodings of each map
 * @param classes class logits of each map
 * @param anchors of all maps, [A, 4]
 */
record SsdOutputs(
        TfliteOperator postProcess,
        List<TfliteTensor> boxes,
        List<TfliteTensor> classes,
        TfliteTensor anchors) {
    /** Name of the operator. */
    static final String POST_PROCESS = "TFLite_Detection_PostProcess";

    private static final String PER_CLASS = "detections_per_class";

    /** Detections of a class that suppression works on where the file does not say. */
    private static final int MAX_PER_CLASS = 100;

    /** What a generated anchor may differ by from one that is stored as floats. */
    private static final float FLOAT_PRECISION = 1e-5f;

    /** Reads the end of a graph. */
    static SsdOutputs of(TfliteGraph graph) {
        TfliteOperator postProcess = graph.last();
        TfliteOperator sigmoid = graph.unshaped(postProcess.input(1)).expect(OperatorKind.LOGISTIC);
        List<TfliteTensor> boxes = predictions(graph, postProcess.input(0));
        List<TfliteTensor> classes = predictions(graph, sigmoid.input(0));
        if (boxes.size() != classes.size()) {
            throw postProcess.differs(
                    String.format(
                            Locale.ROOT,
                            "expected boxes and classes of equally many maps, found %d and %d",
                            boxes.size(),
                            classes.size()));
        }
        return new SsdOutputs(postProcess, boxes, classes, postProcess.input(2));
    }

    private static List<TfliteTensor> predictions(TfliteGraph graph, TfliteTensor joined) {
        TfliteOperator concatenation =
                graph.unshaped(joined).expect(OperatorKind.CONCATENATION).expect("axis", 1);
        return concatenation.inputs().stream().map(map -> graph.unshaped(map).output()).toList();
    }

    /** Number of classes, background not counted. */
    int labels() {
        return postProcess.integer("num_classes");
    }

    /** The encoding of the boxes; the operator's scales are one over our variances. */
    BoxCoder boxCoder() {
        float center = postProcess.number("y_scale");
        float size = postProcess.number("h_scale");
        if (center != postProcess.number("x_scale") || size != postProcess.number("w_scale")) {
            throw postProcess.differs("expected one scale for centres and one for sizes");
        }
        return new BoxCoder(1 / center, 1 / size);
    }

    ModelCard.Thresholds thresholds() {
        return new ModelCard.Thresholds(
                fraction("nms_score_threshold"),
                fraction("nms_iou_threshold"),
                postProcess.options().containsKey(PER_CLASS) ? count(PER_CLASS) : MAX_PER_CLASS,
                count("max_detections"));
    }

    private float fraction(String option) {
        float value = postProcess.number(option);
        if (!(value >= 0 && value <= 1)) {
            throw postProcess.differs("expected %s in [0, 1], found %s".formatted(option, value));
        }
        return value;
    }

    private int count(String option) {
        int value = postProcess.integer(option);
        if (value < 1) {
            throw postProcess.differs(
                    String.format(Locale.ROOT, "expected %s above 0, found %d", option, value));
        }
        return value;
    }

    /**
     * Compares the stored anchors with those of our network, which then stand for them: stored ones
     * are rounded to their quantisation's steps, ours are what the network was trained with.
     *
     * @throws IllegalArgumentException naming the first that differs by more than rounding
     */
    void checkAnchors(List<Anchor> ours) {
        float[] stored = anchors.reals();
        if (stored.length != ours.size() * 4) {
            throw anchors.differs(
                    String.format(
                            Locale.ROOT,
                            "expected %d anchors, found %d values",
                            ours.size(),
                            stored.length));
        }
        float tolerance = anchors.precision() + FLOAT_PRECISION;
        for (int i = 0; i < ours.size(); i++) {
            Anchor anchor = ours.get(i);
            boolean same =
                    Math.abs(stored[i * 4] - anchor.yCenter()) <= tolerance
                            && Math.abs(stored[i * 4 + 1] - anchor.xCenter()) <= tolerance
                            && Math.abs(stored[i * 4 + 2] - anchor.height()) <= tolerance
                            && Math.abs(stored[i * 4 + 3] - anchor.width()) <= tolerance;
            if (!same) {
                throw anchors.differs(
                        String.format(
                                Locale.ROOT,
                                "anchor %d: expected %s, found centre %s, %s and size %s, %s",
                                i,
                                anchor,
                                stored[i * 4],
                                stored[i * 4 + 1],
                                stored[i * 4 + 2],
                                stored[i * 4 + 3]));
            }
        }
    }
}
