package io.sightline.jobs.topics;

import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A cluster and topics. */
public final class KafkaOptions {
    @Mixin private ClusterOptions cluster = new ClusterOptions();

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

    /** Where the topics are. */
    public KafkaCluster cluster() {
        return cluster.cluster();
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
