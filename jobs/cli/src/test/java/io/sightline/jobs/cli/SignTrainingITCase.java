package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sightline.jobs.signs.Sign;
import io.sightline.jobs.signs.SignKind;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.tensorflow.TensorFlowClassifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The recipe of the signs, cut short to seconds: from drawing them to naming new ones. */
class SignTrainingITCase {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int EPOCHS = 2;

    /** Far from the seeds that the recipe draws from. */
    private static final long NEW_SIGNS = 1_000_000;

    private static final int NEW_SIGN_COUNT = 300;

    /** The best of ten kinds at random would be right 0.1 of the time. */
    private static final double FLOOR = 0.6;

    @TempDir private static Path folder;
    private static Path model;
    private static List<String> lines;
    private static String said;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void train() throws IOException {
        ObjectNode recipe =
                (ObjectNode)
                        MAPPER.readTree(
                                Path.of("..", "..", "models", "recipes", "signs.json").toFile());
        ((ObjectNode) recipe.get("data")).put("learnt", 2000).put("heldOut", 300);
        ((ObjectNode) recipe.get("schedule"))
                .put("epochs", EPOCHS)
                .put("stepsPerEpoch", 200)
                .put("warmupEpochs", 1);
        recipe.put("validateEvery", 1);
        Path file = Files.writeString(folder.resolve("recipe.json"), recipe.toString());
        Path output = folder.resolve("run");
        model = output.resolve("model");
        SignTrainingITCase training = new SignTrainingITCase();
        int status = training.run("train", "--recipe", file + "", "--output", output + "");
        said = training.err.toString();
        assertThat(status).as(said).isZero();
        lines = training.out.toString().lines().toList();
    }

    @Test
    void tellsTheAccuracyOfEachEpochAndOfTheBest() throws IOException {
        assertThat(lines).hasSize(EPOCHS + 1);
        assertThat(lines.get(0))
                .matches("epoch 1 of 2: top-1 accuracy 0\\.\\d{4}, the best so far");
        JsonNode summary = MAPPER.readTree(lines.get(EPOCHS));
        assertThat(summary.get("epochs").asInt()).isEqualTo(EPOCHS);
        assertThat(summary.get("top1").asDouble()).isBetween(FLOOR, 1.0);
        assertThat(summary.has("ap")).isFalse();
        assertThat(said).contains("signs 100%", "train 100%", "400/400 steps");
        assertThat(model.resolveSibling("curves-loss.svg")).isNotEmptyFile();
        assertThat(model.resolveSibling("curves-top1.svg")).isNotEmptyFile();
    }

    @Test
    void namesSignsThatWereNeverDrawnBefore() {
        List<SignKind> kinds = List.of(SignKind.values());
        List<Sign> signs =
                LongStream.range(NEW_SIGNS, NEW_SIGNS + NEW_SIGN_COUNT)
                        .mapToObj(seed -> Sign.draw(kinds, seed))
                        .toList();
        long right = 0;
        try (TensorFlowClassifier classifier = TensorFlowClassifier.open(ModelBundle.open(model))) {
            List<List<TensorFlowClassifier.Prediction>> answers =
                    classifier.classify(signs.stream().map(Sign::image).toList(), 1);
            for (int i = 0; i < signs.size(); i++) {
                if (answers.get(i).get(0).label().equals(signs.get(i).kind().label())) {
                    right++;
                }
            }
        }

        assertThat((double) right / NEW_SIGN_COUNT).isGreaterThan(FLOOR);
    }

    @Test
    void statesItsAccuracyInTheCard() {
        ModelCard.Accuracy accuracy = ModelBundle.open(model).card().accuracy().get(0);

        assertThat(accuracy).isInstanceOf(ModelCard.LabelAccuracy.class);
        assertThat(run("model", "info", model.toString())).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("reduced MobileNetV2, alpha 0.25, expansion 4, classifier")
                .containsPattern(
                        "accuracy +top-1 accuracy 0\\.\\d{4} on images held out of training");
    }

    @Test
    void isRefusedWhereADetectorIsWanted() throws IOException {
        Path annotations = folder.resolve("instances.json");
        Files.writeString(
                annotations,
                "{\"images\": [], \"annotations\": [],"
                        + " \"categories\": [{\"id\": 1, \"name\": \"stop\"}]}");
        Path images = Files.createDirectories(folder.resolve("images"));

        int status =
                run(
                        "evaluate",
                        "--model",
                        model.toString(),
                        "--images",
                        images.toString(),
                        "--annotations",
                        annotations.toString());

        assertThat(status).isNotZero();
        assertThat(err.toString())
                .endsWith("sightline: %s: a classifier cannot detect objects%n".formatted(model));
    }

    @Test
    void refusesATeacherForAClassifier() {
        int status =
                run(
                        "train",
                        "--recipe",
                        folder.resolve("recipe.json").toString(),
                        "--output",
                        folder.resolve("taught").toString(),
                        "--teacher",
                        model.toString());

        assertThat(status).isNotZero();
        assertThat(err.toString())
                .contains("--teacher is for detectors, but the recipe is for a classifier");
    }

    private int run(String... arguments) {
        CommandLine program = Sightline.commandLine();
        program.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return program.execute(arguments);
    }
}
