package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class WatchCommandTest {
    private final StringWriter err = new StringWriter();

    @Test
    void asksForTheCluster() {
        assertThat(execute("watch")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith(
                        "sightline: Missing required option: '--bootstrap-servers=HOST:PORT[,...]'"
                                + " (see 'sightline watch --help')");
    }

    @Test
    void refusesACameraThatCannotExist() {
        assertThat(execute("watch", "--bootstrap-servers", "localhost:9092", "--camera", "a/b"))
                .isEqualTo(2);
        assertThat(err.toString())
                .startsWith("sightline: --camera: 'a/b' is not a valid camera id");
    }

    @Test
    void refusesToShowNothing() {
        assertThat(execute("watch", "--bootstrap-servers", "localhost:9092", "--frames", "0"))
                .isEqualTo(2);
        assertThat(err.toString())
                .startsWith(
                        "sightline: Invalid value for option '--frames': '0' is not a whole"
                                + " number of at least 1");
    }

    private int execute(String... args) {
        return Sightline.commandLine().setErr(new PrintWriter(err, true)).execute(args);
    }
}
