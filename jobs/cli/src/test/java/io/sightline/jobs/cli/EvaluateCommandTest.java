package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateCommandTest {
    private static final String ANNOTATIONS =
            """
            {"images": [{"id": 1, "file_name": "a.jpg", "width": 640, "height": 480}],
             "categories": [{"id": 1, "name": "person"}, {"id": 2, "name": "bike"}],
             "annotations": [
               {"image_id": 1, "category_id": 1, "bbox": [0, 0, 50, 40], "area": 2000}]}
            """;
    private static final String PERSON =
            "{\"image_id\": 1, \"category_id\": 1, \"bbox\": [0, 0, 50, 40], \"score\": 0.5}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;
    private Path annotations;

    @BeforeEach
    void writeAnnotations() throws IOException {
        annotations = Files.writeString(folder.resolve("instances.json"), ANNOTATIONS);
    }

    @Test
    void printsTheTwelveFiguresAndThoseOfEachClass() throws IOException {
        assertThat(evaluate(results("[" + PERSON + "]"))).isZero();

        assertThat(out)
                .hasToString(
                        """
                        AP                     1.0000
                        AP50                   1.0000
                        AP75                   1.0000
                        APsmall                     -
                        APmedium               1.0000
                        APlarge                     -
                        AR1                    1.0000
                        AR10                   1.0000
                        AR100                  1.0000
                        ARsmall                     -
                        ARmedium               1.0000
                        ARlarge                     -

                        class                      AP     AP50
                        person                 1.0000   1.0000
                        bike                        -        -
                        """);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void printsOneJsonObjectOnRequest() throws IOException {
        assertThat(evaluate(results("[]"), "--json")).isZero();

        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.fieldNames())
                .toIterable()
                .containsExactly(
                        "AP",
                        "AP50",
                        "AP75",
                        "APsmall",
                        "APmedium",
                        "APlarge",
                        "AR1",
                        "AR10",
                        "AR100",
                        "ARsmall",
                        "ARmedium",
                        "ARlarge",
                        "perClass");
        assertThat(report.get("AP").doubleValue()).isZero();
        assertThat(report.get("APsmall").doubleValue()).isEqualTo(-1);
        assertThat(report.get("perClass"))
                .hasToString(
                        """
                        [{"categoryId":1,"label":"person","AP":0.0,"AP50":0.0},\
                        {"categoryId":2,"label":"bike","AP":-1.0,"AP50":-1.0}]\
                        """);
    }

    @Test
    void countsRightAndWrongDetectionsAboveAThreshold() throws IOException {
        String wrong = PERSON.replace("[0, 0, 50, 40]", "[300, 0, 50, 40]").replace("0.5", "0.4");
        Path results = results("[" + PERSON + "," + wrong + "]");

        assertThat(evaluate(results, "--score-threshold", "0.3")).isZero();

        assertThat(out.toString())
                .endsWith(
                        """

                        score above 0.3, IoU from 0.50
                        class                precision   recall    right    wrong   missed
                        person                  0.5000   1.0000        1        1        0
                        bike                         -        -        0        0        0
                        all                     0.5000   1.0000        1        1        0
                        """);
    }

    @Test
    void addsTheCountsToTheJson() throws IOException {
        Path results = results("[" + PERSON + "]");

        assertThat(evaluate(results, "--json", "--score-threshold", "0.7")).isZero();

        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.get("scoreThreshold")).hasToString("0.7");
        assertThat(report.get("AP").doubleValue()).isCloseTo(1, within(1e-9));
        assertThat(report.get("confusion"))
                .hasToString("{\"precision\":-1.0,\"recall\":0.0,\"tp\":0,\"fp\":0,\"fn\":1}");
        assertThat(report.get("perClass").get(0).get("confusion"))
                .isEqualTo(report.get("confusion"));
        assertThat(report.get("perClass").get(1).get("confusion").get("fn").intValue()).isZero();
    }

    @Test
    void drawsThePlot() throws IOException {
        Path plot = folder.resolve("curves.svg");

        assertThat(evaluate(results("[" + PERSON + "]"), "--plot", plot.toString())).isZero();

        assertThat(Files.readString(plot)).contains("<svg");
    }

    @Test
    void refusesAPlotOfAnotherFormat() throws IOException {
        assertThat(evaluate(results("[]"), "--plot", "curves.gif")).isEqualTo(2);

        assertThat(err.toString()).contains("'--plot': 'curves.gif' must end in .png or .svg");
    }

    @Test
    void saysHowManyResultsAreOfUnlistedCategories() throws IOException {
        String dog = PERSON.replace("\"category_id\": 1", "\"category_id\": 18");

        assertThat(evaluate(results("[" + PERSON + "," + dog + "]"))).isZero();

        assertThat(err)
                .hasToString(
                        ("sightline: 1 of 2 results are of categories that %s does not list;"
                                        + " they are not counted%n")
                                .formatted(annotations));
    }

    @Test
    void endsWithOneLineWhenAFileIsMissing() {
        Path missing = folder.resolve("missing.json");

        assertThat(evaluate(missing)).isEqualTo(1);

        assertThat(err).hasToString("sightline: %s: no such file%n".formatted(missing));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void endsWithOneLineWhenAFileIsNotJson() throws IOException {
        Path broken = results("[{");

        assertThat(evaluate(broken)).isEqualTo(1);

        assertThat(err.toString())
                .startsWith("sightline: %s: line 1: not valid JSON: ".formatted(broken))
                .hasLineCount(1);
    }

    @Test
    void endsWithOneLineWhenAnImageIsUnknown() throws IOException {
        String stray = PERSON.replace("\"image_id\": 1", "\"image_id\": 99");

        assertThat(evaluate(results("[" + stray + "]"))).isEqualTo(1);

        assertThat(err)
                .hasToString(
                        "sightline: results[0] names image 99, which is not in the data set%n"
                                .formatted());
    }

    @Test
    void asksForWhatIsNotGiven() {
        assertThat(execute("evaluate", "--annotations", annotations.toString())).isEqualTo(2);

        assertThat(err.toString()).contains("(--results=FILE | --images=DIR |");
    }

    @Test
    void takesImagesOrResultsButNotBoth() throws IOException {
        assertThat(evaluate(results("[]"), "--images", "any")).isEqualTo(2);

        assertThat(err.toString()).contains("mutually exclusive");
    }

    @Test
    void takesNoModelForResults() throws IOException {
        assertThat(evaluate(results("[]"), "--model", "any")).isEqualTo(2);

        assertThat(err.toString()).contains("--model needs --images");
    }

    @Test
    void takesNoPrecisionForResults() throws IOException {
        assertThat(evaluate(results("[]"), "--precision", "f32")).isEqualTo(2);

        assertThat(err.toString()).contains("--precision needs --images");
    }

    @Test
    void takesNoDeviceForResults() throws IOException {
        assertThat(evaluate(results("[]"), "--device", "cpu")).isEqualTo(2);

        assertThat(err.toString()).contains("--device needs --images");
    }

    @Test
    void refusesAPrecisionThatDoesNotExist() throws IOException {
        assertThat(evaluate(results("[]"), "--precision", "fp16")).isEqualTo(2);

        assertThat(err.toString()).contains("'fp16' is not one of auto, f32, bf16");
    }

    @Test
    void asksForTheImagesOfAModel() {
        assertThat(execute("evaluate", "--model", "any", "--annotations", annotations.toString()))
                .isEqualTo(2);

        assertThat(err.toString()).contains("--images=DIR");
    }

    private Path results(String content) throws IOException {
        return Files.writeString(folder.resolve("results.json"), content);
    }

    private int evaluate(Path results, String... more) {
        List<String> args = new ArrayList<>(List.of("evaluate"));
        args.addAll(List.of("--results", results.toString()));
        args.addAll(List.of("--annotations", annotations.toString()));
        args.addAll(List.of(more));
        return execute(args.toArray(String[]::new));
    }

    private int execute(String... args) {
        CommandLine program = Sightline.commandLine();
        program.setOut(new PrintWriter(out, true));
        program.setErr(new PrintWriter(err, true));
        return program.execute(args);
    }
}
