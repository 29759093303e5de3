package io.sightline.models.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was killed goes on as if it had not been. */
class KilledRunTest {
    private static final int SIGKILL = 128 + 9;
    private static final int STEPS_PER_EPOCH = 2;
    private static final long LIMIT_SECONDS = 240;

    @TempDir Path folder;

    @Test
    void goesOnBitForBit() throws Exception {
        List<String> whole = finish(Files.createDirectory(folder.resolve("whole")));

        Path killed = Files.createDirectory(folder.resolve("killed"));
        List<String> before = kill(killed, STEPS_PER_EPOCH);
        assertThat(before).isEqualTo(whole.subList(0, STEPS_PER_EPOCH + 1));

        Files.delete(killed.resolve(TestingTraining.LOSSES));
        assertThat(finish(killed)).isEqualTo(whole.subList(STEPS_PER_EPOCH, whole.size()));
        assertThat(killed.resolve("model").resolve("saved_model.pb"))
                .hasSameBinaryContentAs(
                        folder.resolve("whole").resolve("model").resolve("saved_model.pb"));
    }

    private static List<String> finish(Path run) throws IOException, InterruptedException {
        Process process = start(run, -1);
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(run.resolve(TestingTraining.LOSSES));
    }

    /** Kills a run in the middle of an epoch, after it has saved the one before. */
    private static List<String> kill(Path run, long step) throws IOException, InterruptedException {
        try (WatchService changes = run.getFileSystem().newWatchService()) {
            run.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            Process process = start(run, step);
            try {
                while (Files.notExists(run.resolve(TestingTraining.HELD))) {
                    WatchKey change = changes.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
                    assertThat(change).as("anything new in the folder").isNotNull();
                    change.pollEvents();
                    change.reset();
                }
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.waitFor()).isEqualTo(SIGKILL);
        }
        return Files.readAllLines(run.resolve(TestingTraining.LOSSES));
    }

    private static Process start(Path run, long held) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(TestingTraining.class.getName());
        command.add(run.toString());
        command.add(Long.toString(held));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(run.resolve("program.txt").toFile())
                .start();
    }
}
