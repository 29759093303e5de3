package io.sightline.jobs.topics;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * The cluster and the topics.
     *
     * @throws ParameterException when two topics have the same name
     */
    public PipelineTopics topics() {
        requireDifferent("--dlq-topic", dlqTopic, "--frames-topic", framesTopic);
        requireDifferent("--dlq-topic", dlqTopic, "--detections-topic", detectionsTopic);
        requireDifferent("--detections-topic", detectionsTopic, "--frames-topic", framesTopic);
        return new PipelineTopics(cluster.cluster(), framesTopic, detectionsTopic, dlqTopic);
    }

    /** A job would read its own output, for ever, or its two sinks would fence each other. */
    private void requireDifferent(String option, String topic, String other, String otherTopic) {
        if (topic.equals(otherTopic)) {
            throw new ParameterException(
                    command.commandLine(),
                    "%s and %s are both '%s'; they must be different topics"
                            .formatted(option, other, topic));
        }
    }
}
