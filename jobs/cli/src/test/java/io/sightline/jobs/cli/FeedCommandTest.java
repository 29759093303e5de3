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
                "--codec      | mp3      | Invalid value for option '--codec': 'mp3' is not one of"
                        + " copy, jpeg, h264",
                "--rate       | fast     | Invalid value for option '--rate': 'fast' is not one of"
                        + " real-time, max",
                "--cameras    | 0        | Invalid value for option '--cameras': '0' is not a whole"
                        + " number of at least 1",
                "--frames     | 0        | Invalid value for option '--frames': '0' is not a whole"
                        + " number of at least 1",
                "--jpeg-quality | 101    | JPEG quality must be 1 to 100, not 101",
                "--fps        | 0        | frames per second must be above 0 and at most 1000, not"
                        + " 0.0",
                "--partitions | 0        | Invalid value for option '--partitions': '0' is not a"
                        + " whole number of at least 1",
                "--seconds    | 0        | Invalid value for option '--seconds': '0' is not a whole"
                        + " number of at least 1",
                "--stream-epoch | a/b    | 'a/b' is not a valid stream epoch: use 1 to 64"
                        + " characters of A-Z a-z 0-9 . _ -",
            })
    void refusesWrongOptions(String option, String value, String message) {
        assertThat(feed("clip.mp4", "--camera", "cam", option, value)).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("sightline: %s (see 'sightline feed --help')%n".formatted(message));
    }

    @Test
    void refusesACameraThatCannotExist() {
        assertThat(feed("clip.mp4", "--camera", "my camera")).isEqualTo(2);
        assertThat(err.toString()).startsWith("sightline: 'my camera' is not a valid camera id");
    }

    @Test
    void hidesPasswordsAndControlCharactersOfArguments() {
        assertThat(feed("clip.mp4", "--camera", "c", "rtsp://root:pa55@cam/\u001b[2J"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("rtsp://***@cam/\\u001b[2J").doesNotContain("pa55");
    }

    @Test
    void asksForThePasswordOfAUser() {
        assertThat(feed("rtsp://cam/1", "--camera", "c", "--user", "root")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("sightline: --user and --password-file belong together");
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
