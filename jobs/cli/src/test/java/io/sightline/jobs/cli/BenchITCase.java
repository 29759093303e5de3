package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be measured is measured with small frames, and so is no figure of anything. */
class BenchITCase {
    private static final Path ZOO =
            Path.of("../../../shared/data/models/tfod/ssdlite_mobilenet_v2_coco_2018_05_09");
    private static final String[] STAGES = {
        "decode", "resize", "inference", "nms", "serialise", "kafka"
    };

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void measuresTheStages() throws Exception {
        JsonNode report = bench("stages", "--rounds", "1", "--size", "96x64");

        assertStages(report);
        assertThat(report.get("codec").asText()).isEqualTo("jpeg");
        assertThat(report.get("size").asText()).isEqualTo("96x64");
        assertThat(report.get("model").asText()).isEqualTo("street");
    }

    @Test
    void measuresTheStagesOfAModelOfTheZoo() throws Exception {
        assumeTrue(Files.exists(ZOO), "the detector's graph is not at hand: " + ZOO);

        JsonNode report = bench("stages", "--rounds=1", "--size=96x64", "--zoo=" + ZOO);

        assertStages(report);
        assertThat(report.get("model").asText()).isEqualTo("ssdlite_mobilenet_v2_coco_2018_05_09");
        assertThat(err.toString())
                .contains("sightline: " + ZOO + " has no trained weights; using random weights");
    }

    @Test
    void measuresThePipelineAgainstItsBound() throws Exception {
        JsonNode report =
                bench(
                        "pipeline",
                        "--rounds=1",
                        "--size=96x64",
                        "--codec=h264",
                        "--cameras=3",
                        "--frames=200");

        assertStages(report.get("bound"));
        double bound = report.get("boundFramesPerSecond").doubleValue();
        double rate = report.get("framesPerSecond").doubleValue();
        assertThat(report.get("cameras").asInt()).isEqualTo(3);
        assertThat(report.get("frames").asInt()).isEqualTo(200);
        assertThat(rate).isPositive();
        assertThat(report.get("shareOfBound").doubleValue()).isCloseTo(rate / bound, within(1e-3));
        assertThat(report.get("cpuMsPerFrame").doubleValue()).isPositive();
        assertThat(report.get("heapMebibytes").doubleValue()).isPositive();
    }

    @Test
    void measuresLatenciesBelowTheMaximum() throws Exception {
        JsonNode report =
                bench(
                        "latency",
                        "--size=96x64",
                        "--cameras=2",
                        "--frames=200",
                        "--seconds=2",
                        "--load=0.5");

        assertThat(report.get("load").doubleValue()).isEqualTo(0.5);
        assertThat(report.get("framesPerSecond").doubleValue())
                .isCloseTo(report.get("maxFramesPerSecond").doubleValue() / 2, within(1e-3));
        assertThat(report.get("p50Ms").asLong()).isBetween(0L, report.get("p95Ms").asLong());
        assertThat(report.get("p95Ms").asLong()).isLessThanOrEqualTo(report.get("p99Ms").asLong());
        assertThat(err.toString()).contains("publish", "throughput", "offer");
    }

    private static void assertStages(JsonNode report) {
        JsonNode stages = report.get("stages");
        assertThat(stages.fieldNames()).toIterable().containsExactly(STAGES);
        double sum = 0;
        for (JsonNode stage : stages) {
            sum += stage.doubleValue();
        }
        double cpuMsPerFrame = report.get("cpuMsPerFrame").doubleValue();
        assertThat(cpuMsPerFrame).isPositive().isCloseTo(sum, within(1e-3));
        assertThat(report.get("boundFramesPerSecond").doubleValue())
                .isCloseTo(
                        report.get("cores").asInt() * 1e3 / cpuMsPerFrame, withinPercentage(0.1));
    }

    private JsonNode bench(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("bench"));
        command.addAll(List.of(arguments));
        command.add("--json");
        int exitCode =
                Sightline.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(command.toArray(String[]::new));
        assertThat(exitCode).as(err.toString()).isZero();
        return new JsonMapper().readTree(out.toString());
    }
}
