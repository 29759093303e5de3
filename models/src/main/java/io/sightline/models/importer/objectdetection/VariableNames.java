package io.sightline.models.importer.objectdetection;

import io.sightline.models.network.Architecture;
import io.sightline.models.network.Layer;
import io.sightline.models.network.MobileNetV1;
import io.sightline.models.network.Ssd;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names that the Object Detection API gives to the units of our networks: the scope of their
 * variables, such as {@code FeatureExtractor/MobilenetV2/expanded_conv_2/project} for {@code
 * block3/project}.
 */
final class VariableNames {
    private final boolean first;
    private final Map<String, Layer> layers;
    private final List<String> taps;

    VariableNames(Architecture architecture, Map<String, Layer> layers) {
        this.first = architecture.backbone() instanceof MobileNetV1;
        this.layers = layers;
        this.taps = architecture.ssd().taps().stream().map(Ssd.Tap::endpoint).toList();
    }

    /** Scope of a unit of the network. */
    String scope(String unit) {
        int end = unit.lastIndexOf('/');
        String part = unit.substring(0, Math.max(end, 0));
        String kind = unit.substring(end + 1);
        if (part.startsWith("head/")) {
            return predictor(part.substring("head/".length()), kind);
        }
        return (first ? "FeatureExtractor/MobilenetV1/" : "FeatureExtractor/MobilenetV2/")
                + (part.startsWith("extra") ? extra(part, kind) : backbone(part, kind));
    }

    private String backbone(String block, String kind) {
        if (block.isEmpty()) {
            return kind.equals("last") ? "Conv_1" : first ? "Conv2d_0" : "Conv";
        }
        int number = number(block);
        if (first) {
            return String.format(Locale.ROOT, "Conv2d_%d_%s", number, kind);
        }
        return (number == 1 ? "expanded_conv/" : "expanded_conv_" + (number - 1) + "/") + kind;
    }

    /** Their names state the widths, that of a separated convolution for both its parts. */
    private String extra(String part, String kind) {
        String prefix = first ? "Conv2d_13_pointwise" : "layer_19";
        int index = number(part) + 1;
        if (kind.equals("reduce")) {
            return String.format(
                    Locale.ROOT,
                    "%s_1_Conv2d_%d_1x1_%d",
                    prefix,
                    index,
                    channels(part + "/reduce"));
        }
        String widest = kind.equals("depthwise") ? "pointwise" : kind;
        return String.format(
                Locale.ROOT,
                "%s_2_Conv2d_%d_3x3_s2_%d%s",
                prefix,
                index,
                channels(part + "/" + widest),
                kind.equals("depthwise") ? "_depthwise" : "");
    }

    private String predictor(String name, String kind) {
        int end = name.lastIndexOf('/');
        return String.format(
                Locale.ROOT,
                "BoxPredictor_%d/%s%s",
                taps.indexOf(name.substring(0, end)),
                name.substring(end + 1).equals("boxes") ? "BoxEncodingPredictor" : "ClassPredictor",
                kind.equals("depthwise") ? "_depthwise" : "");
    }

    private int channels(String unit) {
        return layers.get(unit + "/convolution").output().channels();
    }

    /** The number a name ends with. */
    private static int number(String name) {
        return Integer.parseInt(name.replaceFirst("^\\D+", ""));
    }
}
