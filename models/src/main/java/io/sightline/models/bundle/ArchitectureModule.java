package io.sightline.models.bundle;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.sightline.models.network.Backbone;
import io.sightline.models.network.Classifier;
import io.sightline.models.network.Head;
import io.sightline.models.network.MobileNetV1;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.Predictor;
import io.sightline.models.network.Ssd;
import io.sightline.models.ssd.AnchorGrid;
import io.sightline.models.ssd.AnchorLayout;
import io.sightline.models.ssd.ScaledAnchorGrid;

/**
 * How an {@link io.sightline.models.network.Architecture} is written in JSON, in {@code model.json}
 * and in recipes: the names of its variants, which the records themselves do not know.
 */
public final class ArchitectureModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    /** The names, the same in every file. */
    public ArchitectureModule() {
        super("architecture");
        setMixInAnnotation(Backbone.class, BackboneFamily.class);
        setMixInAnnotation(Head.class, HeadKind.class);
        setMixInAnnotation(Predictor.class, PredictorKind.class);
        setMixInAnnotation(AnchorLayout.class, AnchorKind.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "family")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = MobileNetV1.class, name = "mobilenet-v1"),
        @JsonSubTypes.Type(value = MobileNetV2.class, name = "mobilenet-v2")
    })
    private interface BackboneFamily {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Classifier.class, name = "classifier"),
        @JsonSubTypes.Type(value = Ssd.class, name = "ssd")
    })
    private interface HeadKind {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Predictor.Full.class, name = "full"),
        @JsonSubTypes.Type(value = Predictor.Separable.class, name = "separable")
    })
    private interface PredictorKind {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = AnchorGrid.class, name = "pixels"),
        @JsonSubTypes.Type(value = ScaledAnchorGrid.class, name = "scaled")
    })
    private interface AnchorKind {}
}
