package io.sightline.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sightline.jobs.cli.Sightline;
import io.sightline.jobs.detection.DetectionSettings;
import io.sightline.jobs.feed.FeedRate;
import io.sightline.jobs.kafka.Delivery;
import io.sightline.jobs.local.LocalJob;
import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.media.TestingModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole pipeline as a user starts it. */
class DemoITCase {
    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void needsNothingAndMeasuresItself() throws Exception {
        JsonNode summary = demo("--frames", "15", "--rate", "max");

        assertThat(framesIn(summary)).isEqualTo(30);
        assertThat(summary.get("cameras").asInt()).isEqualTo(2);
        assertThat(summary.get("model").asText()).isEqualTo("street");
        assertThat(summary.get("ap50").doubleValue()).isBetween(0.75, 1.0);
        assertThat(summary.get("ap50PerClass").get("vehicle").doubleValue()).isGreaterThan(0.9);
        assertThat(summary.get("ap50PerClass").get("person").doubleValue()).isGreaterThan(0.8);
        assertThat(summary.get("ap50PerClass").fieldNames())
                .toIterable()
                .containsExactly("person", "vehicle", "bike");
        assertThat(err.toString()).contains("Showing a street to 2 cameras");
    }

    @Test
    void startsTheStreetOverWhenMoreFramesAreWanted() throws Exception {
        Footage threeFrames = StreetFootage.draw(3, FrameCodec.COPY, () -> {}, () -> false);
        DemoOptions eightFrames =
                new DemoOptions(
                        2,
                        FeedRate.MAX,
                        8,
                        Optional.empty(),
                        0.4f,
                        new LocalJob(
                                DetectionSettings.DEFAULT,
                                Delivery.EXACTLY_ONCE,
                                Optional.empty()));
        Demo demo =
                new Demo(
                        eightFrames,
                        threeFrames,
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        () -> false);

        DemoSummary summary = demo.run().orElseThrow();

        assertThat(summary.complete()).isTrue();
        assertThat(summary.framesOut()).isEqualTo(16);
        assertThat(summary.ap50()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"copy, exactly-once", "jpeg, at-least-once"})
    void bringsEveryFrameOfAVideoThroughOnceAndFindsThePeople(String codec, String delivery)
            throws Exception {
        Path video = TestingModel.data("video/opencv-vtest-reencoded.mp4");
        Path model = TestingModel.importInto(folder.resolve("model")).directory();

        JsonNode summary =
                demo(
                        "--video=" + video,
                        "--model=" + model,
                        "--codec=" + codec,
                        "--delivery=" + delivery,
                        "--frames=15",
                        "--rate=max",
                        "--score-threshold=0.5");

        assertThat(framesIn(summary)).isEqualTo(30);
        assertThat(summary.get("cameras").asInt()).isEqualTo(2);
        assertThat(summary.get("model").asText()).isEqualTo("person-vehicle-bike-detection-2000");
        assertThat(summary.get("framesWithDetections").asInt()).isGreaterThanOrEqualTo(28);
        assertThat(summary.get("detections").get("person").asInt()).isGreaterThanOrEqualTo(60);
        assertThat(summary.has("ap50")).isFalse();
        assertThat(out.toString().lines().findFirst().orElseThrow())
                .matches("cam-[12] +#000000 .* ms  .*\\d person 0\\.\\d\\d.*");
    }

    /** How many frames went in, each of which came out once. */
    private static int framesIn(JsonNode summary) {
        int frames = summary.get("framesIn").asInt();
        assertThat(summary.get("framesOut").asInt()).isEqualTo(frames);
        assertThat(summary.get("lost").asInt()).isZero();
        assertThat(summary.get("duplicated").asInt()).isZero();
        assertThat(summary.get("deadLettered").asInt()).isZero();
        return frames;
    }

    private JsonNode demo(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("demo"));
        command.addAll(List.of(arguments));
        int exitCode =
                Sightline.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(command.toArray(String[]::new));
        assertThat(exitCode).as(err.toString()).isZero();
        List<String> lines = out.toString().lines().toList();
        return new JsonMapper().readTree(lines.get(lines.size() - 1));
    }
}
