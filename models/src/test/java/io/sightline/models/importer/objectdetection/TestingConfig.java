package io.sightline.models.importer.objectdetection;

/** A short {@code pipeline.config}: an SSD with nothing but what has no default. */
final class TestingConfig {
    private TestingConfig() {}

    static String of(String extractor) {
        return """
                model { ssd {
                  num_classes: 3
                  image_resizer { fixed_shape_resizer { height: 320 width: 256 } }
                  feature_extractor {
                    type: '%s'
                    conv_hyperparams { activation: RELU_6 batch_norm { scale: true } }
                  }
                  box_coder { faster_rcnn_box_coder { } }
                  box_predictor { convolutional_box_predictor { conv_hyperparams { } } }
                  anchor_generator { ssd_anchor_generator { } }
                  post_processing { score_converter: SOFTMAX }
                } }
                train_config { batch_size: 24 }
                """
                .formatted(extractor);
    }
}
