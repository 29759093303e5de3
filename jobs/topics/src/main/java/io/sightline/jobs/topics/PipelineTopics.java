package io.sightline.jobs.topics;

import java.util.List;
import java.util.Objects;

/**
 * The topics of the pipeline and the cluster that has them.
 *
 * @param cluster that has all of them
 * @param framesTopic that frames are read from
 * @param detectionsTopic that events are written to
 * @param dlqTopic of records that could not be processed
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

    /** The names of all topics, in the order in which a frame meets them. */
    public List<String> names() {
        return List.of(framesTopic, detectionsTopic, dlqTopic);
    }
}
