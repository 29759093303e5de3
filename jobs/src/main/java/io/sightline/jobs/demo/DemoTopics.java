package io.sightline.jobs.demo;

import io.sightline.jobs.broker.EmbeddedBroker;
import io.sightline.jobs.kafka.Topics;
import java.util.List;

/** The topics of the demo, under the names that every command takes by default. */
final class DemoTopics {
    static final String FRAMES = "frames";
    static final String DETECTIONS = "detections";
    static final String DEAD_LETTERS = "frames.dlq";

    private static final int DEAD_LETTER_HEADER_BYTES = 1 << 20;
    private static final int MAX_FRAME_BYTES =
            EmbeddedBroker.MAX_MESSAGE_BYTES - DEAD_LETTER_HEADER_BYTES;

    private DemoTopics() {}

    /**
     * Makes the topics.
     *
     * @param partitions of the frames and of the detections, from 1
     */
    static void create(String bootstrapServers, int partitions) {
        try (Topics topics = Topics.connect(bootstrapServers)) {
            topics.create(List.of(FRAMES, DETECTIONS), partitions, MAX_FRAME_BYTES);
            topics.create(List.of(DEAD_LETTERS), 1, EmbeddedBroker.MAX_MESSAGE_BYTES);
        }
    }
}
