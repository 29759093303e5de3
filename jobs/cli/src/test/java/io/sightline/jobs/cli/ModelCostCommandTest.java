package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ModelCostCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void countsAClassifier() throws IOException {
        assertThat(
                        run(
                                "--family mobilenet-v2 --alpha 0.75 --size 160 --head classifier"
                                        + " --classes 1001 --json"))
                .isZero();
        JsonNode cost = new ObjectMapper().readTree(out.toString());
        assertThat(cost.get("madds").asLong()).isEqualTo(107_296_480);
        assertThat(cost.get("paramsWithoutBatchNorm").asLong()).isEqualTo(2_611_065);
        assertThat(cost.get("anchors").asLong()).isZero();
        assertThat(cost.get("layers").asLong()).isEqualTo(53);
        assertThat(cost.get("weightBytes").asLong())
                .isEqualTo(4 * cost.get("paramsFolded").asLong());
        assertThat(cost.has("perLayer")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "mobilenet-v1, ssd, 300, 91, 6807167, 1917",
        "mobilenet-v2, ssd, 300, 91, 16818207, 1917",
        "mobilenet-v2, ssdlite, 300, 91, 4475167, 1917",
        "mobilenet-v2, ssdlite, 320, 81, 4311637, 2034",
    })
    void countsADetectorWhoseClassesIncludeTheBackground(
            String family, String head, int size, int classes, long params, long anchors)
            throws IOException {
        String options = "--family %s --head %s --size %d --classes %d --json";
        assertThat(run(options.formatted(family, head, size, classes))).isZero();
        JsonNode cost = new ObjectMapper().readTree(out.toString());
        assertThat(cost.get("paramsFolded").asLong()).isEqualTo(params);
        assertThat(cost.get("anchors").asLong()).isEqualTo(anchors);
    }

    @ParameterizedTest
    @CsvSource({
        "mobilenet-v1, 224, 1001, 4222057",
        "mobilenet-v1-full, 224, 1001, 29289129",
        "mobilenet-v1-shallow, 224, 1001, 2883177",
        "mobilenet-v2-reduced, 32, 10, 997290",
    })
    void knowsTheFamilies(String family, int size, int classes, long params) throws IOException {
        String options = "--family %s --size %d --classes %d --json";
        assertThat(run(options.formatted(family, size, classes))).isZero();
        JsonNode cost = new ObjectMapper().readTree(out.toString());
        assertThat(cost.get("paramsFolded").asLong()).isEqualTo(params);
    }

    @Test
    void widensBlocksByTheExpansion() throws IOException {
        String options = "--family mobilenet-v2 --size 96 --classes 10 --per-layer --json";
        assertThat(run(options + " --expansion 3")).isZero();
        JsonNode block = new ObjectMapper().readTree(out.toString()).get("perLayer").get(3);
        assertThat(block.get("layer").asText()).isEqualTo("block2/expand");
        assertThat(block.get("output").toString()).isEqualTo("[48,48,48]");
        assertThat(block.get("madds").asLong()).isEqualTo(48 * 48 * 16 * 48);
        assertThat(block.get("paramsWithoutBatchNorm").asLong()).isEqualTo(16 * 48);
        assertThat(block.get("paramsFolded").asLong()).isEqualTo(16 * 48 + 48);
    }

    @Test
    void showsATableOfLayers() {
        assertThat(run("--family mobilenet-v1 --size 224 --classes 1001 --per-layer")).isZero();
        assertThat(out.toString().lines())
                .contains("madds                           568,741,376")
                .contains("layers                                   28")
                .contains(
                        "block1/pointwise                         112x112x64      "
                                + " 25,690,112    4.52          2,112");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--family mobilenet-v3 | Invalid value for option '--family': 'mobilenet-v3' is",
                "--family mobilenet-v2 --alpha 0 | --alpha must be above 0 and up to 16.0, but is"
                        + " 0.0",
                "--family mobilenet-v1 --expansion 3 | --expansion applies to MobileNetV2 only",
                "--family mobilenet-v2 --expansion 65 | --expansion must be at most 64, but is 65",
                "--family mobilenet-v2-reduced --head ssd | the reduced MobileNetV2 cannot detect"
                        + " objects",
                "--family mobilenet-v1-shallow --head ssdlite | the shallow MobileNetV1 cannot"
                        + " detect objects",
            })
    void refusesWhatMakesNoNetwork(String options, String message) {
        assertThat(run(options + " --size 224 --classes 10")).isEqualTo(2);
        assertThat(err.toString()).startsWith("sightline: " + message);
    }

    @Test
    void refusesSizesAndClassesOutOfRange() {
        assertThat(run("--family mobilenet-v2 --size 16385 --classes 10")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("sightline: --size must be at most 16384, but is 16385");

        err.getBuffer().setLength(0);
        assertThat(run("--family mobilenet-v2 --size 224 --classes 1000001")).isEqualTo(2);
        assertThat(err.toString()).startsWith("sightline: --classes must be at most 1000000");

        err.getBuffer().setLength(0);
        assertThat(run("--family mobilenet-v2 --size 300 --head ssd --classes 1")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("sightline: --classes includes the background: ssd needs at least 2");
    }

    private int run(String options) {
        CommandLine program = Sightline.commandLine();
        program.setOut(new PrintWriter(out, true));
        program.setErr(new PrintWriter(err, true));
        return program.execute(("model cost " + options).split(" "));
    }
}
