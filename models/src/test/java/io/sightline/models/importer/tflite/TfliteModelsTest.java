package io.sightline.models.importer.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.evaluation.CocoAccuracy;
import io.sightline.models.evaluation.CocoDataset;
import io.sightline.models.evaluation.CocoEvaluation;
import io.sightline.models.evaluation.CocoImage;
import io.sightline.models.evaluation.CocoMetric;
import io.sightline.models.evaluation.CocoResult;
import io.sightline.models.evaluation.LabelMatch;
import io.sightline.models.importer.ImportedNetwork;
import io.sightline.models.importer.LabelFile;
import io.sightline.models.importer.ModelImport;
import io.sightline.models.importer.TestingPhotographs;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.MobileNetV1;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.precision.Precision;
import io.sightline.models.ssd.BoxCoder;
import io.sightline.models.tensorflow.TensorFlowClassifier;
import io.sightline.models.tensorflow.TensorFlowClassifier.Prediction;
import io.sightline.models.tensorflow.TensorFlowDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TensorFlow's published models, where they are at hand. */
class TfliteModelsTest {
    private static final Path MODELS = Path.of("../../shared/data/models/tflite");

    /** What is to be seen in photographs of COCO, looked at by a person. */
    private static final Map<String, String> CONTENT =
            Map.ofEntries(
                    Map.entry("000000104455.jpg", "zebra"),
                    Map.entry("000000244592.jpg", "zebra"),
                    Map.entry("000000519611.jpg", "ice bear"),
                    Map.entry("000000318080.jpg", "brown bear"),
                    Map.entry("000000407574.jpg", "banana"),
                    Map.entry("000000333956.jpg", "parking meter"),
                    Map.entry("000000331352.jpg", "toilet seat"),
                    Map.entry("000000415748.jpg", "Indian elephant"));

    @TempDir Path folder;

    @Test
    void readsTheDetectorOfCoco() {
        ImportedNetwork detector =
                TfliteReader.read(file("coco_ssd_mobilenet_v1_1.0_quant_2018_06_29.tflite"));
        // The file's name says 1.0; its layers are three quarters as wide.
        assertThat(detector.architecture().backbone()).isEqualTo(MobileNetV1.of(0.75));
        assertThat(detector.architecture().input())
                .isEqualTo(new ImageInput(300, 300, 1 / 128f, -1));
        assertThat(detector.architecture().ssd().boxCoder()).isEqualTo(new BoxCoder(0.1f, 0.2f));
        assertThat(detector.architecture().anchors()).hasSize(1917);
        assertThat(detector.classes()).isEqualTo(90);
        assertThat(detector.thresholds()).isEqualTo(new ModelCard.Thresholds(1e-8f, 0.6f, 100, 10));
    }

    @Test
    void readsTheClassifierOfImageNet() {
        ImportedNetwork classifier = TfliteReader.read(file("mobilenet_v2_1.0_224_quant.tflite"));
        assertThat(classifier.architecture().backbone())
                .isEqualTo(MobileNetV2.of(MobileNetV2.Form.STANDARD, 1, 6));
        assertThat(classifier.architecture().input())
                .isEqualTo(new ImageInput(224, 224, 1 / 128f, -1));
        assertThat(classifier.classes()).isEqualTo(1001);
    }

    @Test
    void namesWhatIsToBeSeenInPhotographs() throws IOException {
        ImportedNetwork model = TfliteReader.read(file("mobilenet_v2_1.0_224_quant.tflite"));
        List<String> labels =
                LabelFile.read(MODELS.resolve("imagenet_labels.txt"), model.classes());
        ModelBundle bundle =
                ModelImport.write(
                        model,
                        new ModelImport.Description(labels, "Apache-2.0", 0),
                        folder.resolve("model"));
        Map<String, String> named = new LinkedHashMap<>();
        try (TensorFlowClassifier classifier = TensorFlowClassifier.open(bundle)) {
            for (String photograph : CONTENT.keySet()) {
                RgbImage image = TestingPhotographs.image(photograph, 224, 224);
                Prediction best = classifier.classify(List.of(image), 1).get(0).get(0);
                // A label is the class's names, the usual one first.
                named.put(photograph, best.label().split(",", 2)[0]);
            }
        }
        assertThat(named).isEqualTo(CONTENT);
    }

    /**
     * TensorFlow Lite's interpreter reaches 0.1791 with integers all the way and its own
     * suppression across classes; ours computes in floats and suppresses class by class.
     */
    @Test
    void detectsAsAccuratelyAsTheInterpreter() throws IOException {
        ImportedNetwork model =
                TfliteReader.read(file("coco_ssd_mobilenet_v1_1.0_quant_2018_06_29.tflite"));
        List<String> labels =
                LabelFile.read(MODELS.resolve("coco_ssd_mobilenet_v1_labels.txt"), model.classes());
        float everything = model.thresholds().score();
        ModelBundle bundle =
                ModelImport.write(
                        model,
                        new ModelImport.Description(labels, "Apache-2.0", everything),
                        folder.resolve("model"));
        CocoDataset dataset = TestingPhotographs.dataset();
        LabelMatch match = new LabelMatch(dataset, labels);
        assertThat(match.unknownCategories()).isEmpty();
        List<CocoResult> results = new ArrayList<>();
        try (TensorFlowDetector detector = TensorFlowDetector.open(bundle, Precision.F32)) {
            for (CocoImage image : dataset.images()) {
                RgbImage pixels = TestingPhotographs.image(image.fileName(), 300, 300);
                RawDetections raw = detector.detect(List.of(pixels)).get(0);
                results.addAll(
                        match.results(image, bundle.card().detectionFilter().detections(raw)));
            }
        }
        CocoAccuracy accuracy = CocoEvaluation.evaluate(dataset, results);
        assertThat(accuracy.overall().value(CocoMetric.AP)).isCloseTo(0.1791, within(0.01));
    }

    private static Path file(String name) {
        Path file = MODELS.resolve(name);
        assumeTrue(Files.exists(file), "TensorFlow Lite's models are not at hand: " + MODELS);
        return file;
    }
}
