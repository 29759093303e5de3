package io.sightline.jobs.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.jobs.topics.Topics;
import io.sightline.models.error.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerITCase {
    @Test
    void servesAgainWhatAnEarlierBrokerKept(@TempDir Path dataDir) {
        try (EmbeddedBroker first = EmbeddedBroker.start(0, dataDir);
                Topics topics = Topics.connect(first.cluster())) {
            topics.create(List.of("kept"), 1, 3_000_000);
        }

        try (EmbeddedBroker second = EmbeddedBroker.start(0, dataDir);
                Topics topics = Topics.connect(second.cluster())) {
            assertThat(topics.limits("kept").maxMessageBytes()).isEqualTo(3_000_000);
        }
    }

    @Test
    void refusesAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> startAndClose(taken.getLocalPort(), Path.of("unused")))
                    .isInstanceOf(UserError.class)
                    .hasMessage(
                            "cannot listen on port %d: Address already in use",
                            taken.getLocalPort());
        }
    }

    @Test
    void refusesADataFolderThatIsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> startAndClose(0, file))
                .isInstanceOf(UserError.class)
                .hasMessage("cannot store the broker's data in %s: not a folder", file);
    }

    private static void startAndClose(int port, Path dataDir) {
        try (EmbeddedBroker broker = EmbeddedBroker.start(port, dataDir)) {
            assertThat(broker.cluster()).isNotNull();
        }
    }
}
