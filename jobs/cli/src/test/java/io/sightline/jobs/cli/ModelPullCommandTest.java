package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sightline.jobs.media.TestingModel;
import io.sightline.models.bundle.ModelBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelPullCommandTest {
    private static final String NAME = "person-vehicle-bike-detection-2000";

    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void listsTheModelsWithWhatIsPublishedOfThem() {
        assertThat(run("model", "list", "--cache", cache())).isZero();
        assertThat(out.toString().lines())
                .hasSize(8)
                .anySatisfy(
                        line ->
                                assertThat(line.split(" {2,}"))
                                        .containsExactly(
                                                NAME,
                                                "OpenVINO IR",
                                                "vehicle, person, bike",
                                                "Apache-2.0",
                                                "3.9 MB",
                                                "0.165 (internal test set)",
                                                "no"))
                .anySatisfy(
                        line ->
                                assertThat(line.split(" {2,}"))
                                        .containsExactly(
                                                "ssdlite_mobilenet_v2_coco_2018_05_09",
                                                "TensorFlow Object Detection",
                                                "80 classes",
                                                "Apache-2.0",
                                                "51.0 MB",
                                                "0.220 (subset of COCO validation)",
                                                "no"));
    }

    @Test
    void listsTheShippedModelFirst() {
        assertThat(run("model", "list", "--cache", cache())).isZero();

        String[] columns = out.toString().lines().toList().get(1).split(" {2,}");
        assertThat(columns).hasSize(7).startsWith("street", "bundle").endsWith("shipped");
        assertThat(columns[2]).contains("person", "vehicle", "bike");
    }

    @Test
    void listsTheModelsAsJson() throws IOException {
        assertThat(run("model", "list", "--json", "--cache", cache())).isZero();
        JsonNode models = new ObjectMapper().readTree(out.toString());
        assertThat(models).hasSize(6);
        JsonNode first = models.get(0);
        assertThat(first.get("name").asText()).isEqualTo(NAME);
        assertThat(first.get("bytes").asLong()).isEqualTo(3_897_406);
        assertThat(first.get("cached").asBoolean()).isFalse();
        assertThat(first.at("/accuracy/ap").asDouble()).isEqualTo(0.1647);
        assertThat(first.at("/files/0/checksum").asText()).startsWith("sha384:37dd9d57");
    }

    @Test
    void makesTheSameBundleOfAFolderAsImportDoes() {
        Path files = TestingModel.data("models/omz/" + NAME + "/FP16");
        String expected = TestingModel.importInto(folder.resolve("imported")).digest();
        Path target = folder.resolve("pulled");

        assertThat(pull(NAME, "--from", files.toString(), "--to", target.toString())).isZero();
        assertThat(out.toString()).isEqualTo(expected + "  " + target + System.lineSeparator());
        assertThat(ModelBundle.open(target).digest()).isEqualTo(expected);
        assertThat(err.toString()).contains(NAME + ".xml").contains(NAME + ".bin");

        out.getBuffer().setLength(0);
        run("model", "list", "--cache", cache());
        assertThat(out.toString().lines().filter(line -> line.startsWith(NAME)))
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith("yes"));
    }

    @Test
    void tellsInOneLineThatThereIsNoSuchModel() {
        assertThat(pull("yolo")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("sightline: yolo: not in the catalogue; available: " + NAME + ", ")
                .hasLineCount(1);
    }

    @Test
    void tellsInOneLineThatTheFolderHasNoSuchFile() {
        assertThat(pull(NAME, "--from", folder.toString())).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        "sightline: %s: no such file%n".formatted(folder.resolve(NAME + ".xml")));
    }

    @Test
    void wantsAName() {
        assertThat(run("model", "pull")).isEqualTo(2);
        assertThat(err.toString()).startsWith("sightline: Missing required parameter: 'NAME'");
    }

    private String cache() {
        return folder.resolve("cache").toString();
    }

    private int pull(String name, String... options) {
        List<String> args = new ArrayList<>(List.of("model", "pull", name, "--cache", cache()));
        args.addAll(List.of(options));
        return run(args.toArray(String[]::new));
    }

    private int run(String... args) {
        CommandLine program = Sightline.commandLine();
        program.setOut(new PrintWriter(out, true));
        program.setErr(new PrintWriter(err, true));
        return program.execute(args);
    }
}
