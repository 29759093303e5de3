package io.sightline.models.network;

import io.sightline.models.ssd.BoxCoder;
import io.sightline.models.ssd.MultiScaleAnchors;
import io.sightline.models.ssd.ScoreConversion;

/**
 * Networks as TensorFlow's reference implementations have them: {@code SAME} padding, pixels from
 * -1 to 1, and for detectors six maps with the standard anchors.
 */
public final class ReferenceArchitecture {
    private ReferenceArchitecture() {}

    /** Backbone and classifier. */
    public static Architecture classifier(Backbone backbone, int width, int height) {
        return of(backbone, new Classifier(), width, height);
    }

    /** Backbone and SSD: 1x1 predictors on MobileNetV1, 3x3 ones on MobileNetV2. */
    public static Architecture ssd(Backbone backbone, int width, int height) {
        boolean first = backbone instanceof MobileNetV1;
        Predictor predictor = new Predictor.Full(first ? 1 : 3);
        return detector(backbone, predictor, !first, width, height);
    }

    /** Backbone and SSDLite. */
    public static Architecture ssdLite(Backbone backbone, int width, int height) {
        Predictor predictor = new Predictor.Separable(Activation.RELU6);
        return detector(backbone, predictor, true, width, height);
    }

    private static Architecture detector(
            Backbone backbone,
            Predictor predictor,
            boolean separableExtras,
            int width,
            int height) {
        FeatureExtras extras = FeatureExtras.standard(backbone, separableExtras);
        int maps = backbone.detectionEndpoints().size() + extras.widths().size();
        Ssd head =
                new Ssd(
                        predictor,
                        extras,
                        Ssd.taps(backbone, extras, MultiScaleAnchors.STANDARD.layouts(maps)),
                        BoxCoder.STANDARD,
                        ScoreConversion.SIGMOID);
        return of(backbone, head, width, height);
    }

    private static Architecture of(Backbone backbone, Head head, int width, int height) {
        return new Architecture(backbone, head, ImageInput.centred(width, height), Padding.SAME);
    }
}
