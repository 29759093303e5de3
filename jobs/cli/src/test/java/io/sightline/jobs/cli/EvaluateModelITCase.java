package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sightline.jobs.media.TestingModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A real detector on some real photographs. */
class EvaluateModelITCase {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int IMAGES = 40;

    @TempDir private static Path folder;
    private static Path images;
    private static Path annotations;
    private static Path model;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void prepare() throws IOException {
        images = TestingModel.data("coco/val/images");
        ObjectNode dataset =
                (ObjectNode)
                        MAPPER.readTree(
                                TestingModel.data("coco/val/instances_person_vehicle_bike.json")
                                        .toFile());
        ArrayNode all = (ArrayNode) dataset.get("images");
        while (all.size() > IMAGES) {
            all.remove(IMAGES);
        }
        annotations = folder.resolve("some.json");
        MAPPER.writeValue(annotations.toFile(), dataset);
        model = folder.resolve("model");
        TestingModel.importInto(model);
    }

    @Test
    void measuresTheModelAsDetectAndEvaluateOneAfterTheOtherDo() throws IOException {
        JsonNode ofModel = evaluateModel("--json", "--score-threshold", "0.3");
        JsonNode ofResults =
                evaluate(
                        "--results",
                        detectAbove("0.02").toString(),
                        "--json",
                        "--score-threshold",
                        "0.3");

        assertThat(ofModel).isEqualTo(ofResults);
        assertThat(ofModel.get("AP50").doubleValue()).isCloseTo(0.25, within(0.15));
        assertThat(err.toString())
                .contains(
                        "evaluate in f32 on cpu 100%",
                        String.format(Locale.ROOT, "%d/%d images", IMAGES, IMAGES));
    }

    @Test
    void countsWhatTheModelReportsAtItsOwnThreshold() throws IOException {
        JsonNode confusion = evaluateModel("--json").get("confusion");
        JsonNode detections = MAPPER.readTree(detectAbove(null).toFile());

        // Detections in crowds are neither right nor wrong.
        assertThat(confusion.get("tp").intValue() + confusion.get("fp").intValue())
                .isPositive()
                .isLessThanOrEqualTo(detections.size());
        assertThat(confusion).isEqualTo(evaluateAll(detectAbove(null)).get("confusion"));
    }

    @Test
    void namesAnImageThatIsMissing() {
        int exitCode =
                execute(
                        "evaluate",
                        "--model",
                        model.toString(),
                        "--images",
                        folder.toString(),
                        "--annotations",
                        annotations.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("sightline: " + folder)
                .contains(".jpg: no such file, but the annotations name it as image ")
                .hasLineCount(1);
    }

    @Test
    void tellsWhichCategoriesTheModelDoesNotKnow() throws IOException {
        String renamed = Files.readString(annotations).replace("\"bike\"", "\"bicycle\"");
        Path renamedFile = Files.writeString(folder.resolve("renamed.json"), renamed);

        JsonNode report = evaluateModel("--json", "--annotations", renamedFile.toString());

        assertThat(err.toString())
                .contains(
                        "the annotations have no category for 1 of 3 labels of the model (bike)",
                        "the model has no label for 1 of 3 categories of the annotations"
                                + " (bicycle)");
        assertThat(report.get("perClass").get(2).get("AP").doubleValue()).isZero();
    }

    private JsonNode evaluateModel(String... more) throws IOException {
        List<String> args =
                new ArrayList<>(
                        List.of("--model", model.toString(), "--images", images.toString()));
        args.addAll(List.of(more));
        return evaluate(args.toArray(String[]::new));
    }

    private JsonNode evaluateAll(Path results) throws IOException {
        return evaluate("--results", results.toString(), "--json", "--score-threshold", "0");
    }

    private JsonNode evaluate(String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("evaluate"));
        args.addAll(List.of(more));
        if (!args.contains("--annotations")) {
            args.addAll(List.of("--annotations", annotations.toString()));
        }
        out.getBuffer().setLength(0);
        assertThat(execute(args.toArray(String[]::new))).as(err.toString()).isZero();
        return MAPPER.readTree(out.toString());
    }

    /** What the command detect finds in the images, above the model's own threshold if null. */
    private Path detectAbove(String score) throws IOException {
        Path results = folder.resolve("results.json");
        List<String> args = new ArrayList<>(List.of("detect", "--format", "coco"));
        args.addAll(List.of("--model", model.toString(), "--output", results.toString()));
        args.addAll(List.of("--annotations", annotations.toString()));
        if (score != null) {
            args.addAll(List.of("--score-threshold", score));
        }
        for (JsonNode image : MAPPER.readTree(annotations.toFile()).get("images")) {
            args.add(images.resolve(image.get("file_name").textValue()).toString());
        }
        assertThat(execute(args.toArray(String[]::new))).as(err.toString()).isZero();
        return results;
    }

    private int execute(String... args) {
        CommandLine program = Sightline.commandLine();
        program.setOut(new PrintWriter(out, true));
        program.setErr(new PrintWriter(err, true));
        return program.execute(args);
    }
}
