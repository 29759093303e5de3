package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedCommandTest {
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--codec      | mp3      | Invalid value for option '--codec': 'mp3' is none of"
                        + " copy, jpeg, h264",
                "--rate       | fast     | Invalid value for option '--rate': 'fast' is none of"
                        + " real-time, max",
                "--cameras    | 0        | the number of cameras must be at least 1, not 0",
                "--frames     | 0        | the number of frames must be at least 1, not 0",
                "--jpeg-quality | 101    | JPEG quality must be 1 to 100, not 101",
                "--fps        | 0        | frames per second must be above 0 and at most 1000, not"
                        + " 0.0",
                "--partitions | 0        | the number of partitions must be at least 1, not 0",
                "--seconds    | 0        | the duration must be positive, not 0 s",
                "--stream-epoch | a/b    | 'a/b' is no stream epoch: 1 to 64 characters of A-Z a-z"
                        + " 0-9 . _ -",
            })
    void refusesWrongOptions(String option, String value, String message) {
        assertThat(feed("clip.mp4", "--camera", "cam", option, value)).isEqualTo(2);
        assertThat(err.toString()).startsWith("sightline: " + message + System.lineSeparator());
    }

    @Test
    void refusesACameraThatCannotExist() {
        assertThat(feed("clip.mp4", "--camera", "my camera")).isEqualTo(2);
        assertThat(err.toString()).startsWith("sightline: 'my camera' is no camera id");
    }

    @Test
    void asksForSourceClusterAndCamera() {
        assertThat(execute(List.of("feed"))).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("sightline: Missing required")
                .contains("--bootstrap-servers", "--camera", "SOURCE");
    }

    @Test
    void saysHowFarItIs() {
        assertThat(FeedProgress.line(1234, 56_780_000, 50))
                .isEqualTo("published 1234 frames, 56.8 MB, 50.0 frames/s");
    }

    private int feed(String... args) {
        List<String> all = new ArrayList<>(List.of("feed", "--bootstrap-servers", "localhost:1"));
        all.addAll(List.of(args));
        return execute(all);
    }

    private int execute(List<String> args) {
        return Sightline.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute(args.toArray(String[]::new));
    }
}
