package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sightline.jobs.kafka.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerCommandITCase {
    @Test
    void servesUntilItIsToldToStopAndLeavesNothingBehind(@TempDir Path temp) throws Exception {
        Process broker = start(temp);
        try (BufferedReader output = broker.inputReader()) {
            assertThatCode(() -> createTopic(output.readLine())).doesNotThrowAnyException();
            assertThat(list(temp)).anyMatch(name -> name.startsWith("sightline-broker"));
        } finally {
            broker.destroy();
        }

        broker.waitFor();
        assertThat(list(temp)).noneMatch(name -> name.startsWith("sightline-broker"));
    }

    private static Process start(Path temp) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temp,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sightline.class.getName(),
                        "broker")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void createTopic(String bootstrapServers) {
        try (Topics topics = Topics.connect(bootstrapServers)) {
            topics.create(List.of("any"), 1, 1_000_000);
        }
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
