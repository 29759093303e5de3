package io.sightline.jobs.topics;

import picocli.CommandLine.Option;

/** Which Kafka cluster, and how to connect to it. */
public final class ClusterOptions {
    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT[,...]",
            description = "Kafka brokers to start from.")
    private String bootstrapServers;

    @Option(
            names = "--kafka-properties",
            paramLabel = "FILE",
            converter = ClientProperties.Converter.class,
            description =
                    "Properties of Kafka's clients, for TLS and logins: security.protocol, sasl.*,"
                            + " ssl.* and more. Default: neither.")
    private ClientProperties properties = ClientProperties.NONE;

    /** The cluster that was said. */
    public KafkaCluster cluster() {
        return new KafkaCluster(bootstrapServers, properties);
    }
}
