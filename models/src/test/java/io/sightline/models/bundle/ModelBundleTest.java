package io.sightline.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.ssd.DetectionFilter;
import io.sightline.models.tensorflow.TestingModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelBundleTest {
    @TempDir Path folder;
    private Path model;
    private Path json;

    @BeforeEach
    void writeModel() {
        model = folder.resolve("model");
        json = model.resolve(ModelBundle.CARD);
        TestingBundle.write(model);
    }

    @Test
    void opensWhatWasWritten() throws IOException {
        ModelBundle bundle = ModelBundle.open(model);

        assertThat(bundle.directory()).isEqualTo(model);
        assertThat(bundle.digest()).isEqualTo(Digest.of(Files.readAllBytes(json)));
        assertThat(bundle.digest()).matches("[0-9a-f]{64}");
        assertThat(bundle.card().files()).containsOnlyKeys(ModelBundle.SAVED_MODEL);
        assertThat(bundle.card().withFiles(TestingBundle.CARD.files()))
                .isEqualTo(TestingBundle.CARD);
    }

    @Test
    void cardIsReadWithoutTheFilesThatItNames() throws IOException {
        ModelCard card = ModelBundle.open(model).card();
        Files.delete(model.resolve(ModelBundle.SAVED_MODEL));

        assertThat(ModelBundle.readCard(model)).isEqualTo(card);
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
    void cardSaysHowAPictureGetsTheSizeOfTheInput() throws IOException {
        assertThat(Files.readString(json)).contains("\"interpolation\" : \"bilinear\"");
        TestingBundle.replaceInCard(json, "\"bilinear\"", "\"pyramid\"");
        assertThat(ModelBundle.open(model).card().preprocessing().interpolation())
                .isEqualTo(Interpolation.PYRAMID)
                .hasToString("pyramid");
    }

    @Test
    void refusesAnInterpolationThatItDoesNotKnow() throws IOException {
        TestingBundle.replaceInCard(json, "\"bilinear\"", "\"lanczos\"");
        assertThatThrownBy(() -> ModelBundle.open(model))
                .isInstanceOf(ModelException.class)
                .hasMessageEndingWith(
                        "preprocessing.interpolation: expected one of bilinear, pyramid, found"
                                + " 'lanczos'");
    }

    @Test
    void tellsTheAccuracyOfDetectorsAndClassifiersByItsFields() throws IOException {
        TestingBundle.replaceInCard(
                json,
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
        TestingBundle.replaceInCard(
                json,
                "\"accuracy\" : [ ]",
                "\"accuracy\" : [ ], \"bf16Gate\" : {\"dataset\" : \"a\", \"images\" : 120,"
                        + " \"apDifference\" : -0.0004, \"ap50Difference\" : 0.001}");
        assertThat(ModelBundle.open(model).card().bf16Gate())
                .contains(new Bf16Gate("a", 120, -0.0004, 0.001));
    }

    @Test
    void refusesAnIncompleteGate() throws IOException {
        TestingBundle.replaceInCard(
                json, "\"accuracy\" : [ ]", "\"accuracy\" : [ ], \"bf16Gate\" : {\"images\" : 1}");
        assertThatThrownBy(() -> ModelBundle.open(model))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(json + ": not a valid model card: line ")
                .hasMessageEndingWith(": bf16Gate.dataset: the field is missing");
    }

    @Test
    void skipsFieldsItDoesNotKnow() throws IOException {
        TestingBundle.replaceInCard(json, "\"name\" :", "\"mood\" : \"sunny\", \"name\" :");
        assertThat(ModelBundle.open(model).card().name()).isEqualTo("testing");
    }

    @Test
    void refusesAFolderThatDoesNotExist() {
        Path missing = folder.resolve("missing");
        TestingBundle.assertRefused(missing, missing + ": model folder not found");
    }

    @Test
    void refusesAFolderWithoutCard() throws IOException {
        Files.delete(json);
        TestingBundle.assertRefused(model, model + ": not a model bundle, model.json is missing");
    }

    @Test
    void refusesACardThatIsNoJson() throws IOException {
        Files.writeString(json, "{\n  oops");
        TestingBundle.assertRefused(
                model,
                json
                        + ": not a valid model card: line 2: not valid JSON: Unexpected character"
                        + " ('o' (code 111)): was expecting double-quote to start field name");
    }

    @Test
    void refusesACardWithoutLabels() throws IOException {
        TestingBundle.replaceInCard(json, "\"labels\"", "\"lables\"");
        assertThatThrownBy(() -> ModelBundle.open(model))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(
                        json + ": not a valid model card: line 1: labels: the field is missing")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesLabelsThatRepeat() throws IOException {
        TestingBundle.replaceInCard(json, "\"person\"", "\"vehicle\"");
        assertThatThrownBy(() -> ModelBundle.open(model))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(
                        "labels must not be empty or repeat, found [vehicle," + " vehicle]");
    }

    @Test
    void refusesACardThatNamesNoNetwork() throws IOException {
        TestingBundle.replaceInCard(json, "\"saved_model.pb\"", "\"model.json.bak\"");
        TestingBundle.assertRefused(model, json + ": no digest for saved_model.pb");
    }

    @Test
    void refusesACardThatIsNull() throws IOException {
        Files.writeString(json, "null");
        TestingBundle.assertRefused(
                model, json + ": not a valid model card: line 1: expected an object, found null");
    }

    @ParameterizedTest
    @CsvSource({
        "\"score\" : 0.3, \"score\" : 2.0, 'score threshold must be in [0, 1]: 2.0'",
        "\"iou\" : 0.45, \"iou\" : -1, 'IoU threshold must be in [0, 1]: -1.0'",
        "\"maxPerClass\" : 200, \"maxPerClass\" : 0, 'must be at least 1: 0 per class, 100 per image'"
    })
    void refusesThresholdsThatNoFilterTakes(String part, String replacement, String message)
            throws IOException {
        TestingBundle.replaceInCard(json, part, replacement);
        assertThatThrownBy(() -> ModelBundle.open(model))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(json + ": not a valid model card: ")
                .hasMessageContaining(message);
    }
}
