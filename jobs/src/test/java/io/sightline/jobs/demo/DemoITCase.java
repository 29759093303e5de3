package io.sightline.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sightline.jobs.cli.Sightline;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole pipeline with a real detector and a real video, as a user starts it. */
class DemoITCase {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DATA = CHECKOUT.resolveSibling("shared/data");
    private static final Path VIDEO = DATA.resolve("video/opencv-vtest-reencoded.mp4");

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({"copy, exactly-once", "jpeg, at-least-once"})
    void bringsEveryFrameThroughOnceAndFindsThePeople(String codec, String delivery)
            throws Exception {
        assumeTrue(Files.exists(VIDEO), "no video at " + VIDEO);
        Path model = DemoModel.importKnown(CHECKOUT, folder.resolve("model"));

        int exitCode = demo("--model", model.toString(), "--codec", codec, "--delivery", delivery);

        assertThat(exitCode).as(err.toString()).isZero();
        List<String> lines = out.toString().lines().toList();
        JsonNode summary = new JsonMapper().readTree(lines.get(lines.size() - 1));
        assertThat(summary.get("framesIn").asInt()).isEqualTo(30);
        assertThat(summary.get("framesOut").asInt()).isEqualTo(30);
        assertThat(summary.get("lost").asInt()).isZero();
        assertThat(summary.get("duplicated").asInt()).isZero();
        assertThat(summary.get("deadLettered").asInt()).isZero();
        assertThat(summary.get("cameras").asInt()).isEqualTo(2);
        assertThat(summary.get("model").asText()).isEqualTo("person-vehicle-bike-detection-2000");
        assertThat(summary.get("framesWithDetections").asInt()).isGreaterThanOrEqualTo(28);
        assertThat(summary.get("detections").get("person").asInt()).isGreaterThanOrEqualTo(60);
        assertThat(lines.get(0)).matches("cam-[12] +#000000 .* ms  .*\\d person 0\\.\\d\\d.*");
    }

    private int demo(String... more) {
        List<String> command = new ArrayList<>(List.of("demo", "--video", VIDEO.toString()));
        command.addAll(List.of("--frames", "15", "--rate", "max", "--score-threshold", "0.5"));
        command.addAll(List.of(more));
        return Sightline.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(command.toArray(String[]::new));
    }
}
