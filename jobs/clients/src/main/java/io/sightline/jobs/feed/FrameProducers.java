package io.sightline.jobs.feed;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.topics.ConnectionFailure;
import io.sightline.jobs.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Creates Kafka producers for frames: large records, in order, none lost. */
final class FrameProducers {
    private static final int MEBIBYTE = 1 << 20;

    private FrameProducers() {}

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // the caller closes it
    static Producer<byte[], byte[]> connect(FeedOptions options) {
        try {
            return new KafkaProducer<>(
                    settings(options), new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException failure) {
            throw ConnectionFailure.unusable(options.cluster(), failure);
        }
    }

    private static Map<String, Object> settings(FeedOptions options) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * MEBIBYTE);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, MEBIBYTE / 2);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        // Frames are already compressed.
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        // The time limit for the delivery of a record, so that a full buffer does not fail earlier.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 120_000);
        // The settings so far are about speed and patience: the user's file overrides them.
        settings.putAll(options.cluster().producerProperties());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "sightline-feed-" + options.streamEpoch());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_FRAME_BYTES);
        return settings;
    }
}
