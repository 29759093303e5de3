package io.sightline.jobs.detection;

import io.sightline.jobs.kafka.Delivery;
import io.sightline.jobs.kafka.TopicPosition;
import io.sightline.jobs.topics.PipelineTopics;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings of the detection job. {@link DetectionJobOptions} reads them from a command line.
 *
 * @param kafka cluster and names of the topics
 * @param createTopics whether missing topics are created
 * @param groupId consumer group and prefix of transactional ids
 * @param from where reading starts
 * @param until where reading ends; empty for a job that does not end by itself
 * @param detection how frames become detections
 * @param delivery what is guaranteed to consumers
 * @param checkpointInterval time between checkpoints, positive
 * @param checkpointDir folder of the checkpoints, a path or URI, or {@link #NO_CHECKPOINT_DIR};
 *     empty for the cluster's setting
 * @param transactionTimeout maximum time that a transaction may stay open, positive
 * @param parallelism parallel tasks, from 1; empty for the cluster's setting
 * @param resilience what keeps the job running
 */
public record DetectionJobSettings(
        PipelineTopics kafka,
        boolean createTopics,
        String groupId,
        TopicPosition from,
        Optional<TopicPosition> until,
        DetectionSettings detection,
        Delivery delivery,
        Duration checkpointInterval,
        Optional<String> checkpointDir,
        Duration transactionTimeout,
        Optional<Integer> parallelism,
        Resilience resilience) {
    /** Default of {@link #groupId}. */
    public static final String DEFAULT_GROUP_ID = "sightline";

    /** Value of {@link #checkpointDir} for checkpoints that are not kept. */
    public static final String NO_CHECKPOINT_DIR = "none";

    /** Default of {@link #checkpointInterval}. */
    public static final Duration DEFAULT_CHECKPOINT_INTERVAL = Duration.ofSeconds(1);

    /** Default of {@link #transactionTimeout}. */
    public static final Duration DEFAULT_TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

    public DetectionJobSettings {
        Objects.requireNonNull(kafka, "kafka");
        Objects.requireNonNull(groupId, "groupId");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(detection, "detection");
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(checkpointInterval, "checkpointInterval");
        Objects.requireNonNull(checkpointDir, "checkpointDir");
        Objects.requireNonNull(transactionTimeout, "transactionTimeout");
        Objects.requireNonNull(parallelism, "parallelism");
        Objects.requireNonNull(resilience, "resilience");
    }
}
