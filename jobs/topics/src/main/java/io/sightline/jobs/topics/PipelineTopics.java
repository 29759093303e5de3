package io.sightline.jobs.topics;

import java.util.List;
import java.util.Objects;

/**
 * The topics of the pipeline and their cluster.
 *
 * @param cluster of all topics
 * @param framesTopic topic of encoded frames
 * @param detectionsTopic topic of detection events
 * @param dlqTopic topic of dead letters
 */
public record PipelineTopics(
        KafkaCluster cluster, String framesTopic, String detectionsTopic, String dlqTopic) {
    static final String FRAMES = "frames";
    static final String DETECTIONS = "detections";
    static final String DLQ = "frames.dlq";

    public PipelineTopics {
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(framesTopic, "framesTopic");
        Objects.requireNonNull(detectionsTopic, "detectionsTopic");
        Objects.requireNonNull(dlqTopic, "dlqTopic");
    }

    /** The topics with their default names. */
    public static PipelineTopics on(KafkaCluster cluster) {
        return new PipelineTopics(cluster, FRAMES, DETECTIONS, DLQ);
    }

    /** The names of all topics: frames, detections, dead letters. */
    public List<String> names() {
        return List.of(framesTopic, detectionsTopic, dlqTopic);
    }
}
