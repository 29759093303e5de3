package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** That each is measured; how fast it is, no test can say. */
class BenchPeersITCase {
    private static final Path ZOO =
            Path.of("../../../shared/data/models/tfod/ssdlite_mobilenet_v2_coco_2018_05_09");
    private static final String SHORT = "--rounds 2 --round-time 20ms --threads 1 ";

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void measuresTheShippedModel() throws IOException {
        assertThat(run(SHORT + "--json")).as(err.toString()).isZero();
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.get("network").asText()).isEqualTo("street");
        for (String name : new String[] {"ours", "oursF32", "naive"}) {
            assertThat(json.get(name).get("imagesPerSecond").asDouble()).as(name).isPositive();
        }
        assertThat(json.get("tfZoo").isNull()).isTrue();
        assertThat(json.get("gemmPeak").get("f32").get("gflops").asDouble()).isPositive();
        assertThat(json.get("shareOfPeak").asDouble()).isPositive();
        assertThat(err.toString())
                .contains(
                        "sightline: ONNX Runtime and OpenCV DNN are not in this build; to include"
                                + " them, run SIGHTLINE_PROFILES=peers ./sightline bench peers",
                        "sightline: the graph of TensorFlow's detection zoo is left out; to include"
                                + " it, pass --zoo DIR, a downloaded model");
    }

    @Test
    void measuresTheGraphOfAModelOfTheZoo() {
        assumeTrue(Files.exists(ZOO), "the detector's graph is not at hand: " + ZOO);
        assertThat(run(SHORT + "--zoo " + ZOO)).as(err.toString()).isZero();
        assertThat(err.toString())
                .contains("sightline: " + ZOO + " has no trained weights; using random weights");
        assertThat(out.toString().lines())
                .anyMatch(
                        line ->
                                line.startsWith("zoo's graph as shipped")
                                        && line.endsWith("callers 1, threads each 1, batch 1"));
    }

    @Test
    void refusesAFolderThatIsNoModelOfTheZoo() {
        assertThat(run("--zoo " + folder)).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "sightline: %s: no model.ckpt.meta in it, as a model of TensorFlow's"
                                        .formatted(folder)
                                + " detection zoo has");
    }

    @Test
    void refusesTwoNetworks() {
        assertThat(run("--zoo a --model b")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("sightline: --zoo and --model cannot be used together");
    }

    private int run(String options) {
        CommandLine program = Sightline.commandLine();
        program.setOut(new PrintWriter(out, true));
        program.setErr(new PrintWriter(err, true));
        return program.execute(("bench peers " + options).strip().split(" ", -1));
    }
}
