package io.sightline.jobs.options;

import java.util.List;
import picocli.CommandLine.Option;

/** Brokers and topics. */
public final class KafkaOptions {
    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT[,...]",
            description = "Kafka brokers to start from.")
    private String bootstrapServers;

    @Option(
            names = "--frames-topic",
            paramLabel = "TOPIC",
            defaultValue = "frames",
            description = "Topic of encoded frames. Default: ${DEFAULT-VALUE}.")
    private String framesTopic;

    @Option(
            names = "--detections-topic",
            paramLabel = "TOPIC",
            defaultValue = "detections",
            description = "Topic of detection events. Default: ${DEFAULT-VALUE}.")
    private String detectionsTopic;

    @Option(
            names = "--dlq-topic",
            paramLabel = "TOPIC",
            defaultValue = "frames.dlq",
            description = "Topic of what could not be processed. Default: ${DEFAULT-VALUE}.")
    private String dlqTopic;

    /** All topics, in the order a frame meets them. */
    public List<String> topics() {
        return List.of(framesTopic, detectionsTopic, dlqTopic);
    }

    /** Brokers to start from. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Topic frames are read from. */
    public String framesTopic() {
        return framesTopic;
    }

    /** Topic events are written to. */
    public String detectionsTopic() {
        return detectionsTopic;
    }

    /** Topic of what could not be processed. */
    public String dlqTopic() {
        return dlqTopic;
    }
}
