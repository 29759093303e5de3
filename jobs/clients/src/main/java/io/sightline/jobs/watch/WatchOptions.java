package io.sightline.jobs.watch;

import io.sightline.jobs.topics.KafkaCluster;
import java.util.Optional;

/**
 * What to watch and how to show it.
 *
 * @param cluster where to watch
 * @param detectionsTopic where the events are
 * @param json show events as they are, one per line, instead of lines for people
 * @param cameraId only this camera's; empty for all
 * @param fromBeginning whether events that are already there are shown too
 * @param frames how many events to show before it ends
 */
public record WatchOptions(
        KafkaCluster cluster,
        String detectionsTopic,
        boolean json,
        Optional<String> cameraId,
        boolean fromBeginning,
        long frames) {}
