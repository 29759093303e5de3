package io.sightline.models.importer.objectdetection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sightline.models.bundle.ModelCard;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.MobileNetV1;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.Predictor;
import io.sightline.models.network.ReferenceArchitecture;
import io.sightline.models.network.Ssd;
import io.sightline.models.ssd.ScoreConversion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineConfigTest {
    private static final Path GENUINE =
            Path.of(
                    "../../shared/data/models/tfod/ssdlite_mobilenet_v2_coco_2018_05_09",
                    "pipeline.config");

    @Test
    void aPublishedSsdLiteIsTheReferenceArchitecture() throws IOException {
        assumeTrue(Files.exists(GENUINE), "the detector's configuration is not at hand");
        PipelineConfig config = PipelineConfig.parse(Files.readString(GENUINE));
        assertThat(ConfiguredArchitecture.of(config).network(90))
                .isEqualTo(
                        ReferenceArchitecture.ssdLite(
                                        MobileNetV2.of(MobileNetV2.Form.STANDARD, 1, 6), 300, 300)
                                .network(90));
        assertThat(config.classes()).isEqualTo(90);
        assertThat(config.thresholds()).isEqualTo(new ModelCard.Thresholds(0.3f, 0.6f, 100, 100));
    }

    @Test
    void whatIsLeftOutHasTheDefaultOfTheSchema() {
        PipelineConfig config = PipelineConfig.parse(TestingConfig.of("ssd_mobilenet_v1"));
        Ssd head = ConfiguredArchitecture.of(config).ssd();
        assertThat(head.predictor()).isEqualTo(new Predictor.Full(1));
        assertThat(head.extras().separable()).isFalse();
        assertThat(head.scores()).isEqualTo(ScoreConversion.SOFTMAX);
        assertThat(head)
                .usingRecursiveComparison()
                .ignoringFields("scores")
                .isEqualTo(ReferenceArchitecture.ssd(MobileNetV1.of(1), 256, 320).ssd());
        assertThat(ConfiguredArchitecture.of(config).input())
                .isEqualTo(ImageInput.centred(256, 320));
        assertThat(config.thresholds()).isEqualTo(new ModelCard.Thresholds(0, 0.6f, 100, 100));
        assertThat(config.normalisation("extra1/reduce"))
                .isEqualTo(new PipelineConfig.Normalisation(0.001, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "num_classes: 3|num_classes: 0|model.ssd.num_classes: expected a number above 0,"
                        + " found 0",
                "fixed_shape_resizer|keep_aspect_ratio_resizer|"
                        + "model.ssd.image_resizer.fixed_shape_resizer is missing",
                "RELU_6|RELU|model.ssd.feature_extractor.conv_hyperparams.activation: RELU is not"
                        + " supported",
                "SOFTMAX|IDENTITY|model.ssd.post_processing.score_converter: IDENTITY is not"
                        + " supported",
                "ssd_mobilenet_v1|ssd_inception_v2|feature extractor 'ssd_inception_v2' is not"
                        + " supported: expected ssd_mobilenet_v1 or ssd_mobilenet_v2",
                "faster_rcnn_box_coder { }|faster_rcnn_box_coder { x_scale: 5 }|"
                        + "model.ssd.box_coder.faster_rcnn_box_coder.x_scale: 5 is not supported",
                "ssd_anchor_generator { }|ssd_anchor_generator { scales: 0.1 }|"
                        + "model.ssd.anchor_generator.ssd_anchor_generator.scales: 0.1 is not"
                        + " supported",
                "num_classes: 3|num_classes: many|model.ssd.num_classes: expected a number, found"
                        + " many",
                "model {|{|line 1: expected a field name, found {"
            })
    void refusesWhatTheNetworkCannotFollow(String setting, String other, String message) {
        String text = TestingConfig.of("ssd_mobilenet_v1").replace(setting, other);
        assertThatThrownBy(() -> ConfiguredArchitecture.of(parsed(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static PipelineConfig parsed(String text) {
        PipelineConfig config = PipelineConfig.parse(text);
        assertThat(config.classes()).isPositive();
        return config;
    }
}
