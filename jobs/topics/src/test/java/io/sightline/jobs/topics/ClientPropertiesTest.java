package io.sightline.jobs.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class ClientPropertiesTest {
    private static final Path EXAMPLE = Path.of("../../deploy/conf/kafka.properties");

    @TempDir private Path folder;

    @Test
    void everyClientGetsThePropertiesThatItKnows() throws IOException {
        KafkaCluster cluster =
                cluster(
                        """
                        security.protocol=SSL
                        fetch.min.bytes=2
                        compression.type=zstd
                        config.providers=env
                        config.providers.env.class=Env
                        """);

        Map<String, String> all =
                Map.of(
                        "bootstrap.servers",
                        "b:9092",
                        "security.protocol",
                        "SSL",
                        "config.providers",
                        "env",
                        "config.providers.env.class",
                        "Env");
        assertThat(cluster.adminProperties()).isEqualTo(all);
        assertThat(cluster.consumerProperties())
                .containsAllEntriesOf(all)
                .containsEntry("fetch.min.bytes", "2")
                .hasSize(5);
        assertThat(cluster.producerProperties())
                .containsAllEntriesOf(all)
                .containsEntry("compression.type", "zstd")
                .hasSize(5);
    }

    @Test
    void withoutAFileThereIsOnlyTheAddress() {
        assertThat(parse().adminProperties()).isEqualTo(Map.of("bootstrap.servers", "b:9092"));
    }

    @Test
    void noTextOfAClusterShowsAValue() throws IOException {
        KafkaCluster cluster = cluster("ssl.key.password=secret");

        assertThat(cluster).hasToString("b:9092");
        assertThat(ClientProperties.read(folder.resolve("kafka.properties")))
                .hasToString("[ssl.key.password]");
    }

    @ParameterizedTest
    @CsvSource({
        "bootstrap.servers, use --bootstrap-servers",
        "group.id, use --group-id",
        "transactional.id, use --group-id",
        "transaction.timeout.ms, use --transaction-timeout",
        "acks, --delivery decides it",
        "enable.auto.commit, offsets are committed at checkpoints",
        "isolation.level, only committed records are read",
        "value.deserializer, 'keys and values of records are bytes'"
    })
    void aFileCannotSetWhatSightlineSets(String key, String instead) {
        assertThatThrownBy(() -> cluster(key + "=secret"))
                .isInstanceOf(ParameterException.class)
                .hasMessageEndingWith("kafka.properties: %s is not set here: %s", key, instead)
                .hasMessageNotContaining("secret");
    }

    @Test
    void namesAMisspeltKey() {
        assertThatThrownBy(() -> cluster("security.protocol=SSL\nsasl.mechansim=secret"))
                .isInstanceOf(ParameterException.class)
                .hasMessageEndingWith(
                        "kafka.properties: sasl.mechansim is not a property of Kafka's clients");
    }

    @Test
    void namesAMissingFile() {
        assertThatThrownBy(() -> parse("--kafka-properties=/absent/kafka.properties"))
                .isInstanceOf(ParameterException.class)
                .hasMessageEndingWith("no such file: /absent/kafka.properties");
    }

    @Test
    void namesAnUnreadableFileWithoutItsContents() {
        assertThatThrownBy(() -> parse("--kafka-properties=" + folder))
                .isInstanceOf(ParameterException.class)
                .hasMessageEndingWith("cannot be read as properties: " + folder);
        assertThatThrownBy(() -> cluster("ssl.key.password=\\usecret"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("cannot be read as properties: ")
                .hasMessageNotContaining("secret");
    }

    @Test
    void theDocumentedFileIsTheExample() throws IOException {
        assertThat(parse("--kafka-properties=" + EXAMPLE).adminProperties())
                .containsEntry("security.protocol", "SASL_SSL");
        assertThat(Path.of("../../docs/operations.md"))
                .content()
                .contains(Files.readString(EXAMPLE));
    }

    private KafkaCluster cluster(String properties) throws IOException {
        Path file = Files.writeString(folder.resolve("kafka.properties"), properties);
        return parse("--kafka-properties=" + file);
    }

    private static KafkaCluster parse(String... arguments) {
        ClusterOptions options = new ClusterOptions();
        String[] all = new String[arguments.length + 1];
        all[0] = "--bootstrap-servers=b:9092";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandLine.populateCommand(options, all).cluster();
    }
}
