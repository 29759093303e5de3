package io.sightline.models.importer.objectdetection;

import io.sightline.models.network.Activation;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Backbone;
import io.sightline.models.network.FeatureExtras;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.MobileNetV1;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.Padding;
import io.sightline.models.network.Predictor;
import io.sightline.models.network.Ssd;

/** Derives our architecture from a configuration. */
final class ConfiguredArchitecture {
    private final PipelineConfig config;

    private ConfiguredArchitecture(PipelineConfig config) {
        this.config = config;
    }

    /**
     * The architecture that the configuration describes.
     *
     * @throws IllegalArgumentException naming the first setting that our networks cannot follow
     */
    static Architecture of(PipelineConfig config) {
        return new ConfiguredArchitecture(config).derive();
    }

    private Architecture derive() {
        Backbone backbone = backbone();
        FeatureExtras extras = FeatureExtras.standard(backbone, config.separableExtras());
        Ssd head =
                new Ssd(
                        predictor(),
                        extras,
                        Ssd.taps(backbone, extras, config.anchors().layouts(config.maps())),
                        config.boxCoder(),
                        config.scoreConversion());
        return new Architecture(
                backbone, head, ImageInput.centred(config.width(), config.height()), Padding.SAME);
    }

    private Backbone backbone() {
        return switch (config.extractorType()) {
            case "ssd_mobilenet_v1" ->
                    new MobileNetV1(
                            MobileNetV1.Form.SEPARABLE, config.alpha(), config.minChannels());
            case "ssd_mobilenet_v2" ->
                    MobileNetV2.scaledThroughout(config.alpha(), config.minChannels());
            default ->
                    throw new IllegalArgumentException(
                            ("feature extractor '%s' is not supported: expected ssd_mobilenet_v1"
                                            + " or ssd_mobilenet_v2")
                                    .formatted(config.extractorType()));
        };
    }

    private Predictor predictor() {
        return config.separablePredictors()
                ? new Predictor.Separable(Activation.RELU6)
                : new Predictor.Full(config.predictorKernel());
    }
}
