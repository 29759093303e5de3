package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stages --codec copy | 'copy' is not one of jpeg, h264",
                "stages --rounds 0 | '0' is not a whole number of at least 1",
                "pipeline --size 31x32 | '31x32' is not a valid size such as 640x360",
                "pipeline --cameras 0 | '0' is not a whole number of at least 1",
                "latency --load 0 | --load must be above 0 and up to 1, but is 0.0",
                "latency --load 1.01 | --load must be above 0 and up to 1, but is 1.01",
                "latency --load NaN | --load must be above 0 and up to 1, but is NaN",
                "latency --delivery never | 'never' is not one of exactly-once, at-least-once"
            })
    void refusesWhatCannotBeMeasured(String arguments, String message) {
        StringWriter err = new StringWriter();

        int exitCode =
                Sightline.commandLine()
                        .setErr(new PrintWriter(err, true))
                        .execute(("bench " + arguments).split(" "));

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).startsWith("sightline: ").contains(message);
    }
}
