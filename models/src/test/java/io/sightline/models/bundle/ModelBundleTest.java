package io.sightline.models.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sightline.models.network.Padding;
import io.sightline.models.ssd.DetectionFilter;
import io.sightline.models.tensorflow.TestingModels;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelBundleTest {
    private static final ModelCard CARD =
            TestingModels.card(TestingModels.architecture(Padding.SYMMETRIC, 96, 64));

    @TempDir Path folder;
    private Path model;
    private Path json;

    @BeforeEach
    void writeModel() {
        model = folder.resolve("model");
        json = model.resolve(ModelBundle.CARD);
        write(model);
    }

    @Test
    void opensWhatWasWritten() throws IOException {
        ModelBundle bundle = ModelBundle.open(model);

        assertThat(bundle.directory()).isEqualTo(model);
        assertThat(bundle.digest()).isEqualTo(Digest.of(Files.readAllBytes(json)));
        assertThat(bundle.digest()).matches("[0-9a-f]{64}");
        assertThat(bundle.card().files()).containsOnlyKeys(ModelBundle.SAVED_MODEL);
        assertThat(bundle.card().withFiles(CARD.files())).isEqualTo(CARD);
    }

    @Test
    void cardSaysHowToFilter() {
        ModelCard card = ModelBundle.open(model).card();
        assertThat(card.detectionFilter())
                .isEqualTo(new DetectionFilter(TestingModels.LABELS, 0.3f, 0.45f, 200, 100));
        assertThat(card.inputWidth()).isEqualTo(96);
        assertThat(card.inputHeight()).isEqualTo(64);
    }

    @Test
    void tellsTheAccuracyOfDetectorsAndClassifiersByItsFields() throws IOException {
        replaceInCard(
                "\"accuracy\" : [ ]",
                "\"accuracy\" : [ {\"dataset\" : \"a\", \"ap\" : 0.1, \"ap50\" : 0.2},"
                        + " {\"dataset\" : \"b\", \"top1\" : 0.9} ]");
        ModelCard card = ModelBundle.open(model).card();

        assertThat(card.accuracy())
                .containsExactly(
                        new ModelCard.BoxAccuracy("a", 0.1, 0.2),
                        new ModelCard.LabelAccuracy("b", 0.9));
        assertThat(card.json().get("accuracy"))
                .hasToString(
                        "[{\"dataset\":\"a\",\"ap\":0.1,\"ap50\":0.2},"
                                + "{\"dataset\":\"b\",\"top1\":0.9}]");
    }

    @Test
    void saysNothingOfAGateThatWasNeverMeasured() throws IOException {
        assertThat(Files.readString(json)).doesNotContain("Gate");
        assertThat(ModelBundle.open(model).card().bf16Gate()).isEmpty();
    }

    @Test
    void readsTheGateThatWasMeasured() throws IOException {
        replaceInCard(
                "\"accuracy\" : [ ]",
                "\"accuracy\" : [ ], \"bf16Gate\" : {\"dataset\" : \"a\", \"images\" : 120,"
                        + " \"apDifference\" : -0.0004, \"ap50Difference\" : 0.001}");
        assertThat(ModelBundle.open(model).card().bf16Gate())
                .contains(new Bf16Gate("a", 120, -0.0004, 0.001));
    }

    @Test
    void refusesAGateThatIsNone() throws IOException {
        replaceInCard("\"accuracy\" : [ ]", "\"accuracy\" : [ ], \"bf16Gate\" : {\"images\" : 1}");
        assertThatThrownBy(() -> ModelBundle.open(model))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(
                        json
                                + ": no model card: Missing creator property 'dataset' (index 0) (line");
    }

    @Test
    void skipsFieldsItDoesNotKnow() throws IOException {
        replaceInCard("\"name\" :", "\"mood\" : \"sunny\", \"name\" :");
        assertThat(ModelBundle.open(model).card().name()).isEqualTo("testing");
    }

    @Test
    void refusesAFolderThatDoesNotExist() {
        Path missing = folder.resolve("missing");
        assertRefused(missing, missing + ": no such model folder");
    }

    @Test
    void refusesAFolderWithoutCard() throws IOException {
        Files.delete(json);
        assertRefused(model, model + ": no model bundle, model.json is missing");
    }

    @Test
    void refusesACardThatIsNoJson() throws IOException {
        Files.writeString(json, "{\n  oops");
        assertRefused(
                model,
                json
                        + ": no model card: Unexpected character ('o' (code 111)): was"
                        + " expecting double-quote to start field name (line 2)");
    }

    @Test
    void refusesACardWithoutLabels() throws IOException {
        replaceInCard("\"labels\"", "\"lables\"");
        assertThatThrownBy(() -> ModelBundle.open(model))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(
                        json + ": no model card: Missing creator property 'labels' (index 3) (line")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesLabelsThatRepeat() throws IOException {
        replaceInCard("\"person\"", "\"vehicle\"");
        assertThatThrownBy(() -> ModelBundle.open(model))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("labels must be present and differ: [vehicle, vehicle]");
    }

    @Test
    void refusesAChangedFile() throws IOException {
        Path network = model.resolve(ModelBundle.SAVED_MODEL);
        Files.writeString(network, "other");
        assertRefused(
                model,
                network
                        + ": corrupt, SHA-256 is "
                        + Digest.of("other".getBytes(UTF_8))
                        + " where model.json states "
                        + Digest.of("network".getBytes(UTF_8)));
    }

    @Test
    void refusesAMissingFile() throws IOException {
        Path network = model.resolve(ModelBundle.SAVED_MODEL);
        Files.delete(network);
        assertRefused(model, network + ": missing from the model bundle");
    }

    @Test
    void refusesACardThatNamesNoNetwork() throws IOException {
        replaceInCard("\"saved_model.pb\"", "\"model.json.bak\"");
        assertRefused(model, json + ": no digest for saved_model.pb");
    }

    @Test
    void refusesAFileOutsideTheFolder() throws IOException {
        replaceInCard("\"saved_model.pb\"", "\"../outside\" : \"00\",\n    \"saved_model.pb\"");
        assertRefused(model, json + ": file outside the bundle: ../outside");
    }

    @Test
    void refusesALinkThatLeadsOutOfTheFolder() throws IOException {
        Path network = model.resolve(ModelBundle.SAVED_MODEL);
        Path outside = Files.move(network, folder.resolve("outside.pb"));
        Files.createSymbolicLink(network, outside);
        assertRefused(model, network + ": a link that leads out of the bundle");
    }

    @Test
    void followsALinkWithinTheFolder() throws IOException {
        Path network = model.resolve(ModelBundle.SAVED_MODEL);
        Path elsewhere = Files.move(network, model.resolve("network-1.pb"));
        Files.createSymbolicLink(network, elsewhere.getFileName());
        assertThat(ModelBundle.open(model).card().files()).containsKey(ModelBundle.SAVED_MODEL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"variables/variables.index", "saved_model.pbtxt", "fingerprint.pb"})
    void refusesAPartOfTheNetworkWithoutADigest(String name) throws IOException {
        Path unlisted = model.resolve(name);
        Files.createDirectories(unlisted.getParent());
        Files.writeString(unlisted, "x");
        assertRefused(
                model, unlisted + ": part of a SavedModel, but model.json states no digest for it");
    }

    @Test
    void letsOtherFilesLieBesideTheNetwork() throws IOException {
        Files.writeString(model.resolve("README.md"), "About this model.");
        assertThat(ModelBundle.open(model).card().name()).isEqualTo("testing");
    }

    @Test
    void readsNoCardThatIsTooLarge() throws IOException {
        extend(json, 5 << 20);
        assertRefused(model, json + ": 5242880 bytes, where a bundle allows 4194304");
    }

    @Test
    void readsNoNetworkThatIsTooLarge() throws IOException {
        Path network = model.resolve(ModelBundle.SAVED_MODEL);
        extend(network, (2L << 30) + 1);
        assertRefused(model, network + ": 2147483649 bytes, where a bundle allows 2147483648");
    }

    /** Takes no space on the disk. */
    private static void extend(Path file, long bytes) throws IOException {
        try (RandomAccessFile extended = new RandomAccessFile(file.toFile(), "rw")) {
            extended.setLength(bytes);
        }
    }

    @Test
    void refusesANetworkThatIsNoFile() throws IOException {
        Path network = model.resolve(ModelBundle.SAVED_MODEL);
        Files.delete(network);
        Files.createDirectory(network);
        assertRefused(model, network + ": no regular file");
    }

    @Test
    void refusesACardOfTooManyFiles() throws IOException {
        StringBuilder files = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            files.append("\"%d\" : \"00\", ".formatted(i));
        }
        replaceInCard("\"saved_model.pb\"", files + "\"saved_model.pb\"");
        assertRefused(model, json + ": 1001 files, where a bundle has at most 1000");
    }

    @Test
    void refusesACardThatIsNestedTooDeeply() throws IOException {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        replaceInCard("\"name\" :", "\"mood\" : " + deep + ", \"name\" :");
        assertThatThrownBy(() -> ModelBundle.open(model))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(json + ": no model card: Document nesting depth")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "., saved_model.pb, true",
        "., ./variables/x, true",
        "., ../saved_model.pb, false",
        ".., ../saved_model.pb, false",
        "/models/a, ../a/saved_model.pb, true",
        "/models/a, ../ab/saved_model.pb, false",
        "/models/a, /etc/passwd, false"
    })
    void knowsWhatLiesWithinAFolder(Path directory, String name, boolean within) {
        assertThat(ModelBundle.isWithin(directory, directory.resolve(name))).isEqualTo(within);
    }

    @Test
    void refusesACardThatIsNull() throws IOException {
        Files.writeString(json, "null");
        assertRefused(model, json + ": no model card: null");
    }

    @ParameterizedTest
    @CsvSource({
        "\"score\" : 0.3, \"score\" : 2.0, 'score threshold must lie in [0, 1]: 2.0'",
        "\"iou\" : 0.45, \"iou\" : -1, 'IoU threshold must lie in [0, 1]: -1.0'",
        "\"maxPerClass\" : 200, \"maxPerClass\" : 0, 'class and image must be allowed: 0, 100'"
    })
    void refusesThresholdsThatNoFilterTakes(String part, String replacement, String message)
            throws IOException {
        replaceInCard(part, replacement);
        assertThatThrownBy(() -> ModelBundle.open(model))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(json + ": no model card: ")
                .hasMessageContaining(message);
    }

    @Test
    void writesIntoAnEmptyFolder() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(write(empty).digest()).isEqualTo(ModelBundle.open(model).digest());
    }

    @Test
    void writesAGateIntoTheCardAndNothingElse() throws IOException {
        ModelBundle before = ModelBundle.open(model);
        Bf16Gate gate = new Bf16Gate("photos", 120, -0.0004, 0.001);

        ModelBundle gated = BundleWriter.writeGate(before, gate);

        assertThat(gated.card().bf16Gate()).contains(gate);
        ObjectNode card = (ObjectNode) gated.card().json();
        card.remove("bf16Gate");
        assertThat(card).isEqualTo(before.card().json());
        assertThat(gated.digest()).isNotEqualTo(before.digest());
        assertThat(ModelBundle.open(model).digest()).isEqualTo(gated.digest());
        assertThat(Files.readString(json)).contains("\"bf16Gate\" : {\n    \"dataset\"");
        try (Stream<Path> left = Files.list(model)) {
            assertThat(left).hasSize(2);
        }
    }

    @Test
    void replacesAGate() {
        BundleWriter.writeGate(ModelBundle.open(model), new Bf16Gate("photos", 1, -0.1, -0.1));
        Bf16Gate gate = new Bf16Gate("more photos", 2, 0, 0);

        BundleWriter.writeGate(ModelBundle.open(model), gate);

        assertThat(ModelBundle.open(model).card().bf16Gate()).contains(gate);
    }

    @Test
    void writesNoGateIntoAnotherModelThanWasMeasured() throws IOException {
        ModelBundle measured = ModelBundle.open(model);
        replaceInCard("\"testing\"", "\"trained again\"");

        assertThatThrownBy(() -> BundleWriter.writeGate(measured, new Bf16Gate("photos", 1, 0, 0)))
                .isInstanceOf(ModelException.class)
                .hasMessage(model + ": no longer the model that was measured");
        assertThat(ModelBundle.open(model).card().bf16Gate()).isEmpty();
    }

    @Test
    void doesNotWriteOverAnything() throws IOException {
        assertThatThrownBy(() -> write(model))
                .isInstanceOf(ModelException.class)
                .hasMessage(model + ": exists and is not empty");

        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> write(file))
                .isInstanceOf(ModelException.class)
                .hasMessage(file + ": exists and is no folder");
    }

    @Test
    void leavesNothingBehindWhenWritingFails() throws IOException {
        Path target = folder.resolve("failed");
        assertThatThrownBy(
                        () ->
                                BundleWriter.write(
                                        target,
                                        CARD,
                                        directory -> {
                                            Files.writeString(directory.resolve("half"), "half");
                                            throw new IOException("disk full");
                                        }))
                .isInstanceOf(ModelException.class)
                .hasMessage(target + ": cannot be written: java.io.IOException: disk full");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.toList()).isEqualTo(List.of(model));
        }
    }

    private static ModelBundle write(Path target) {
        return BundleWriter.write(
                target,
                CARD,
                directory ->
                        Files.writeString(directory.resolve(ModelBundle.SAVED_MODEL), "network"));
    }

    private void replaceInCard(String part, String replacement) throws IOException {
        String text = Files.readString(json);
        assertThat(text).contains(part);
        Files.writeString(json, text.replace(part, replacement));
    }

    private static void assertRefused(Path directory, String message) {
        assertThatThrownBy(() -> ModelBundle.open(directory))
                .isInstanceOf(ModelException.class)
                .hasMessage(message);
    }
}
