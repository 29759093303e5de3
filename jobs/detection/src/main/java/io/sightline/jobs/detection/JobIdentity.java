package io.sightline.jobs.detection;

import java.util.Optional;

/**
 * Which job it is. State of one job is useless, or harmful, for another.
 *
 * @param clusterId id of the Kafka cluster
 * @param groupId the job's name
 * @param framesTopic topic that it reads
 * @param framesTopicId id of that topic, which changes when the topic is created again
 * @param detectionsTopic topic of its events
 * @param dlqTopic topic of its dead letters
 * @param from where it started, as on the command line
 */
record JobIdentity(
        String clusterId,
        String groupId,
        String framesTopic,
        String framesTopicId,
        String detectionsTopic,
        String dlqTopic,
        String from) {
    /** How another job differs from this one, in a few words; empty if it is the same. */
    Optional<String> differenceTo(JobIdentity other) {
        if (!clusterId.equals(other.clusterId)) {
            return Optional.of("its Kafka cluster is " + clusterId + ", not " + other.clusterId);
        } else if (!groupId.equals(other.groupId)) {
            return difference("--group-id", groupId, other.groupId);
        } else if (!framesTopic.equals(other.framesTopic)) {
            return difference("--frames-topic", framesTopic, other.framesTopic);
        } else if (!framesTopicId.equals(other.framesTopicId)) {
            return Optional.of("topic '" + framesTopic + "' was deleted and created again since");
        } else if (!detectionsTopic.equals(other.detectionsTopic)) {
            return difference("--detections-topic", detectionsTopic, other.detectionsTopic);
        } else if (!dlqTopic.equals(other.dlqTopic)) {
            return difference("--dlq-topic", dlqTopic, other.dlqTopic);
        }
        return from.equals(other.from) ? Optional.empty() : difference("--from", from, other.from);
    }

    private static Optional<String> difference(String option, String own, String other) {
        return Optional.of("its " + option + " is " + own + ", not " + other);
    }
}
