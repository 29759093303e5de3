package io.sightline.jobs.cli;

import io.sightline.models.network.Backbone;
import io.sightline.models.network.MobileNetV1;
import io.sightline.models.network.MobileNetV2;
import java.util.Locale;

/** The backbones that can be chosen, each at any width. */
enum NetworkFamily {
    MOBILENET_V1,
    MOBILENET_V1_FULL,
    MOBILENET_V1_SHALLOW,
    MOBILENET_V2,
    MOBILENET_V2_REDUCED;

    /** Factor t of MobileNetV2's paper. */
    static final int PAPER_EXPANSION = 6;

    /** Whether its blocks expand by a factor that can be chosen. */
    boolean expands() {
        return this == MOBILENET_V2 || this == MOBILENET_V2_REDUCED;
    }

    /**
     * The backbone.
     *
     * @param alpha width multiplier, above 0
     * @param expansion of those families that expand
     */
    Backbone backbone(double alpha, int expansion) {
        return switch (this) {
            case MOBILENET_V1 -> MobileNetV1.of(alpha);
            case MOBILENET_V1_FULL -> MobileNetV1.of(alpha).in(MobileNetV1.Form.FULL_CONVOLUTIONS);
            case MOBILENET_V1_SHALLOW -> MobileNetV1.of(alpha).in(MobileNetV1.Form.SHALLOW);
            case MOBILENET_V2 -> MobileNetV2.of(MobileNetV2.Form.STANDARD, alpha, expansion);
            case MOBILENET_V2_REDUCED -> MobileNetV2.of(MobileNetV2.Form.REDUCED, alpha, expansion);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
