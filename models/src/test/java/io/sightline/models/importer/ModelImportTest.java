package io.sightline.models.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.Ssd;
import io.sightline.models.precision.Precision;
import io.sightline.models.ssd.DetectionFilter;
import io.sightline.models.tensorflow.TensorFlowDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The detectors of Open Model Zoo, where they are at hand. */
class ModelImportTest {
    private static final Path ZOO = Path.of("../../shared/data/models/omz");
    private static final String FAMILY = "person-vehicle-bike-detection-";
    private static final ModelImport.Description DESCRIPTION =
            ModelImport.Description.known(FAMILY + "2000").orElseThrow();

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"2000, 256, 1344", "2001, 384, 3024", "2002, 512, 5376"})
    void importsTheDetector(String model, int size, int anchors) {
        ImportedNetwork detector = ModelImport.read(file(model));
        Architecture architecture = detector.architecture();
        assertThat(architecture.backbone())
                .isEqualTo(
                        MobileNetV2.of(MobileNetV2.Form.STANDARD, 1, 6).withExpandedFirstBlock());
        assertThat(architecture.ssd().taps())
                .extracting(Ssd.Tap::endpoint)
                .containsExactly("block13", "block17");
        // The 1.821 M parameters that Open Model Zoo publishes.
        assertThat(detector.weights().count()).isEqualTo(1_821_256);

        ModelBundle bundle = ModelImport.write(detector, DESCRIPTION, folder.resolve("model"));
        assertThat(bundle.card().name()).isEqualTo(FAMILY + model);
        try (TensorFlowDetector network = TensorFlowDetector.open(bundle, Precision.F32)) {
            RgbImage black = new RgbImage(size, size, new byte[size * size * 3]);
            assertThat(network.detect(List.of(black)).get(0).anchors()).isEqualTo(anchors);
        }
    }

    @Test
    void findsThePeopleInPhotographs() throws IOException {
        ModelBundle bundle =
                ModelImport.write(
                        ModelImport.read(file("2000")), DESCRIPTION, folder.resolve("model"));
        DetectionFilter filter = bundle.card().detectionFilter();
        List<TestingPhotographs.Person> people = TestingPhotographs.largestPeople(30);
        int found = 0;
        try (TensorFlowDetector network = TensorFlowDetector.open(bundle, Precision.F32)) {
            for (TestingPhotographs.Person person : people) {
                RgbImage image = person.image(256, 256);
                RawDetections raw = network.detect(List.of(image)).get(0);
                boolean seen =
                        filter.detections(raw).stream()
                                .filter(detection -> detection.label().equals("person"))
                                .anyMatch(person::isCoveredBy);
                found += seen ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(20);
    }

    @Test
    void importingTwiceGivesTheSameBundle() {
        ImportedNetwork detector = ModelImport.read(file("2000"));
        ModelBundle first = ModelImport.write(detector, DESCRIPTION, folder.resolve("first"));
        ModelBundle second =
                ModelImport.write(
                        ModelImport.read(file("2000")), DESCRIPTION, folder.resolve("second"));
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(second.directory().resolve(ModelBundle.SAVED_MODEL))
                .hasSameBinaryContentAs(first.directory().resolve(ModelBundle.SAVED_MODEL));
    }

    @Test
    void wantsALabelForEveryClass() {
        ImportedNetwork detector = ModelImport.read(file("2000"));
        ModelImport.Description two =
                new ModelImport.Description(List.of("vehicle", "person"), "Apache-2.0", 0.4f);
        assertThatThrownBy(() -> ModelImport.write(detector, two, folder.resolve("model")))
                .isInstanceOf(ModelException.class)
                .hasMessage(FAMILY + "2000 has 3 classes, but 2 labels: vehicle,person");
    }

    @Test
    void givesTheCardTheScoreThatIsAskedFor() {
        ImportedNetwork detector = ModelImport.read(file("2000"));
        assertThat(detector.thresholds().score()).isEqualTo(0.02f);
        assertThat(ModelImport.write(detector, DESCRIPTION, folder.resolve("default")))
                .extracting(bundle -> bundle.card().thresholds())
                .isEqualTo(new ModelCard.Thresholds(0.4f, 0.45f, 200, 200));
        ModelImport.Description unsure =
                new ModelImport.Description(DESCRIPTION.labels(), DESCRIPTION.licence(), 0.1f);
        assertThat(ModelImport.write(detector, unsure, folder.resolve("unsure")))
                .extracting(bundle -> bundle.card().thresholds().score())
                .isEqualTo(0.1f);
    }

    @Test
    void wantsLabelsThatDiffer() {
        ImportedNetwork detector = ModelImport.read(file("2000"));
        ModelImport.Description same =
                new ModelImport.Description(List.of("car", "car", "bike"), "Apache-2.0", 0.4f);
        assertThatThrownBy(() -> ModelImport.write(detector, same, folder.resolve("model")))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        FAMILY
                                + "2000: labels must not be empty or repeat, found [car,"
                                + " car, bike]");
    }

    private static Path file(String model) {
        Path file = ZOO.resolve(FAMILY + model + "/FP16/" + FAMILY + model + ".xml");
        assumeTrue(Files.exists(file), "Open Model Zoo's detectors are not at hand: " + ZOO);
        return file;
    }
}
