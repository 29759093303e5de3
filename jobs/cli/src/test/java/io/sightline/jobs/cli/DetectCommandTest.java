package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--format     | xml  | Invalid value for option '--format': 'xml' is not one of events,"
                        + " coco",
                "--format     | coco | --format coco needs --annotations FILE",
                "--codec      | mp3  | Invalid value for option '--codec': 'mp3' is not one of copy,"
                        + " jpeg, h264",
                "--device     | tpu  | Invalid value for option '--device': 'tpu' is not a"
                        + " valid device: expected auto, cpu, gpu, gpu:0 or gpu:0,gpu:1",
                "--max-pixels | 0    | Invalid value for option '--max-pixels': '0' is not a whole"
                        + " number of at least 1",
            })
    void refusesWrongOptions(String option, String value, String message) {
        StringWriter err = new StringWriter();
        int exitCode =
                Sightline.commandLine()
                        .setErr(new PrintWriter(err, true))
                        .execute("detect", "--model", "any", option, value, "any.jpg");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("sightline: %s (see 'sightline detect --help')%n".formatted(message));
    }

    @Test
    void saysInOneLineThatAGpuIsNotThere(@TempDir Path folder) throws IOException {
        Path picture = Files.write(folder.resolve("any.jpg"), new byte[0]);
        StringWriter err = new StringWriter();
        int exitCode =
                Sightline.commandLine()
                        .setErr(new PrintWriter(err, true))
                        .execute("detect", "--device", "gpu:4321", picture.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("sightline: gpu:4321 cannot compute: this machine has ");
    }
}
