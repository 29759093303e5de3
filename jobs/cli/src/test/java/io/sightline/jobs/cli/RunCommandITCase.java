package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.broker.TestingBroker;
import io.sightline.jobs.media.TestingModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RunCommandITCase {
    @RegisterExtension static final TestingBroker broker = new TestingBroker();

    @Test
    void runsUntilItIsToldToStopAndLeavesNothingBehind(@TempDir Path folder) throws Exception {
        Path model = TestingModel.importInto(folder.resolve("model")).directory();
        Path temp = Files.createDirectory(folder.resolve("temp"));
        Process run =
                TestingProgram.of(
                                temp,
                                "run",
                                "--create-topics",
                                "--bootstrap-servers=" + broker.bootstrapServers(),
                                "--model=" + model)
                        .start();
        try (BufferedReader progress = run.errorReader()) {
            assertThat(started(progress)).isTrue();
            assertThat(TestingProgram.filesIn(temp))
                    .anyMatch(name -> name.startsWith("sightline-flink-"));
            assertThat(progress.readLine())
                    .startsWith("State: " + TestingProgram.stateHome(temp))
                    .endsWith("; no checkpoint yet");
            run.destroy();
            run.waitFor();
        } finally {
            run.destroyForcibly();
        }

        assertThat(TestingProgram.filesIn(temp)).isEmpty();
    }

    @Test
    void endsWithOneLineWhenTheDeviceIsNotThere() {
        StringWriter err = new StringWriter();
        int exitCode =
                Sightline.commandLine()
                        .setErr(new PrintWriter(err, true))
                        .execute(
                                "run",
                                "--create-topics",
                                "--checkpoint-dir=none",
                                "--group-id=without-gpu",
                                "--bootstrap-servers=" + broker.bootstrapServers(),
                                "--device=gpu:4321");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString().lines().filter(line -> line.startsWith("sightline: ")))
                .singleElement()
                .asString()
                .startsWith("sightline: the job ")
                .contains("gpu:4321 cannot compute: this machine has ");
    }

    private static boolean started(BufferedReader progress) throws IOException {
        for (String line = progress.readLine(); line != null; line = progress.readLine()) {
            if (line.startsWith("Detecting: ")) {
                return true;
            }
        }
        return false;
    }
}
