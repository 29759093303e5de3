package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.jobs.topics.Topics;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerCommandITCase {
    @Test
    void servesUntilItIsToldToStopAndLeavesNothingBehind(@TempDir Path temp) throws Exception {
        Process broker =
                TestingProgram.of(temp, "broker")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader output = broker.inputReader()) {
            assertThatCode(() -> createTopic(output.readLine())).doesNotThrowAnyException();
            assertThat(TestingProgram.filesIn(temp))
                    .anyMatch(name -> name.startsWith("sightline-broker"));
        } finally {
            broker.destroy();
        }

        broker.waitFor();
        assertThat(TestingProgram.filesIn(temp))
                .noneMatch(name -> name.startsWith("sightline-broker"));
    }

    private static void createTopic(String bootstrapServers) {
        try (Topics topics = Topics.connect(KafkaCluster.at(bootstrapServers))) {
            topics.create(List.of("any"), 1, 1_000_000);
        }
    }
}
