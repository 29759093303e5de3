package io.sightline.jobs.watch;

import io.sightline.jobs.topics.KafkaCluster;
import java.util.Optional;

/**
 * What to watch and how to show it.
 *
 * @param cluster the Kafka cluster
 * @param detectionsTopic the topic of the events
 * @param json show events as JSON, one per line, instead of lines for people
 * @param cameraId show only the events of this camera; empty for all
 * @param fromBeginning whether to show also events that are already in the topic
 * @param frames number of events after which the watch ends
 */
public record WatchOptions(
        KafkaCluster cluster,
        String detectionsTopic,
        boolean json,
        Optional<String> cameraId,
        boolean fromBeginning,
        long frames) {}
