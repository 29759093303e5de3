package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    private final StringWriter err = new StringWriter();

    @Test
    void refusesADemoWithoutCameras() {
        assertThat(execute("demo", "--video", "any.mp4", "--cameras", "0")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith(
                        "sightline: Invalid value for option '--cameras': '0' is not a whole"
                                + " number of at least 1");
    }

    @Test
    void refusesAScoreThatCannotBe() {
        assertThat(execute("demo", "--video", "any.mp4", "--score-threshold", "2")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith(
                        "sightline: Invalid value for option '--score-threshold':"
                                + " '2' is not a number in [0, 1]");
    }

    @Test
    void refusesAGuaranteeThatDoesNotExist() {
        assertThat(execute("demo", "--video", "any.mp4", "--delivery", "maybe")).isEqualTo(2);
        assertThat(err.toString()).contains("'maybe' is not one of exactly-once, at-least-once");
    }

    @Test
    void saysInOneLineThatTheVideoIsNotThere(@TempDir Path folder) {
        String video = folder.resolve("absent.mp4").toString();

        assertThat(execute("demo", "--video", video)).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "sightline: cannot open '%s': No such file or directory".formatted(video));
    }

    private int execute(String... args) {
        return Sightline.commandLine().setErr(new PrintWriter(err, true)).execute(args);
    }
}
