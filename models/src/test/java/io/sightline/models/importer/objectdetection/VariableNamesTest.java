package io.sightline.models.importer.objectdetection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sightline.models.tensorflow.peers.TestingObjectDetectionModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.Test;

class VariableNamesTest {
    private static final Path ZOO =
            Path.of("../../shared/data/models/tfod/ssdlite_mobilenet_v2_coco_2018_05_09");

    @Test
    void namesEveryVariableOfAPublishedSsdLite() throws IOException {
        Path meta = ZOO.resolve("model.ckpt.meta");
        assumeTrue(Files.exists(meta), "the detector's graph is not at hand: " + ZOO);
        assertThat(names(Files.readString(ZOO.resolve("pipeline.config"))))
                .containsExactlyInAnyOrderElementsOf(
                        TestingObjectDetectionModel.random(meta, 1).variables().keySet());
    }

    @Test
    void namesTheVariablesOfSsdOnMobileNetV1() {
        assertThat(names(TestingConfig.of("ssd_mobilenet_v1")))
                .hasSize((1 + 2 * 13 + 2 * 4) * 5 + 6 * 2 * 2)
                .contains(
                        "FeatureExtractor/MobilenetV1/Conv2d_0/weights",
                        "FeatureExtractor/MobilenetV1/Conv2d_0/BatchNorm/moving_mean",
                        "FeatureExtractor/MobilenetV1/Conv2d_1_depthwise/depthwise_weights",
                        "FeatureExtractor/MobilenetV1/Conv2d_13_pointwise/BatchNorm/beta",
                        "FeatureExtractor/MobilenetV1/Conv2d_13_pointwise_1_Conv2d_2_1x1_256/weights",
                        "FeatureExtractor/MobilenetV1/Conv2d_13_pointwise_2_Conv2d_5_3x3_s2_128/weights",
                        "BoxPredictor_0/BoxEncodingPredictor/weights",
                        "BoxPredictor_5/ClassPredictor/biases");
    }

    @Test
    void namesTheVariablesOfSsdOnMobileNetV2() {
        assertThat(names(TestingConfig.of("ssd_mobilenet_v2")))
                .hasSize((1 + 2 + 3 * 16 + 1 + 2 * 4) * 5 + 6 * 2 * 2)
                .contains(
                        "FeatureExtractor/MobilenetV2/Conv/weights",
                        "FeatureExtractor/MobilenetV2/expanded_conv/project/weights",
                        "FeatureExtractor/MobilenetV2/Conv_1/BatchNorm/moving_variance",
                        "FeatureExtractor/MobilenetV2/layer_19_2_Conv2d_2_3x3_s2_512/weights");
    }

    private static Collection<String> names(String text) {
        PipelineConfig config = PipelineConfig.parse(text);
        return new VariableTransfer(config, ConfiguredArchitecture.of(config), config.classes())
                .names();
    }
}
