package io.sightline.jobs.topics;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which Kafka cluster, and how to connect to it. */
public final class ClusterOptions {
    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT[,...]",
            description = "Kafka brokers to connect to first.")
    private String bootstrapServers;

    @Option(
            names = "--kafka-properties",
            paramLabel = "FILE",
            converter = ClientProperties.Converter.class,
            description =
                    "File of Kafka client properties, for TLS and logins: security.protocol,"
                            + " sasl.*, ssl.* and more. Default: no TLS, no login.")
    private Optional<ClientProperties> properties = Optional.empty();

    /** The cluster, with the properties of the file. */
    public KafkaCluster cluster() {
        return new KafkaCluster(bootstrapServers, properties.orElse(ClientProperties.NONE));
    }
}
