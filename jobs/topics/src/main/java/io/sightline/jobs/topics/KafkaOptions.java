package io.sightline.jobs.topics;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for the Kafka cluster and the names of the topics. */
public final class KafkaOptions {
    @Mixin private ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--frames-topic",
            paramLabel = "TOPIC",
            defaultValue = PipelineTopics.FRAMES,
            description = "Topic of encoded frames. Default: ${DEFAULT-VALUE}.")
    private String framesTopic;

    @Option(
            names = "--detections-topic",
            paramLabel = "TOPIC",
            defaultValue = PipelineTopics.DETECTIONS,
            description = "Topic of detection events. Default: ${DEFAULT-VALUE}.")
    private String detectionsTopic;

    @Option(
            names = "--dlq-topic",
            paramLabel = "TOPIC",
            defaultValue = PipelineTopics.DLQ,
            description =
                    "Dead-letter topic, for records that cannot be processed. Default:"
                            + " ${DEFAULT-VALUE}.")
    private String dlqTopic;

    /** The cluster and the topics. */
    public PipelineTopics topics() {
        return new PipelineTopics(cluster.cluster(), framesTopic, detectionsTopic, dlqTopic);
    }
}
