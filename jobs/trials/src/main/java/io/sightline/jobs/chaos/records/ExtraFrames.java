package io.sightline.jobs.chaos.records;

import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.models.error.UserError;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes single frames with any key, bytes and time. Owns its producer. */
public final class ExtraFrames implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /**
     * @param topic to publish to
     */
    public ExtraFrames(KafkaCluster kafka, String topic) {
        Map<String, Object> settings = new HashMap<>(kafka.producerProperties());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        this.producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.topic = topic;
    }

    /**
     * Sends a frame without headers.
     *
     * @param time of the record, epoch milliseconds
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback gets the result
    public void publish(String cameraId, byte[] value, long time) {
        producer.send(
                new ProducerRecord<>(
                        topic, null, time, cameraId.getBytes(StandardCharsets.UTF_8), value),
                (metadata, refused) -> {
                    if (refused != null) {
                        failure.compareAndSet(null, refused);
                    }
                });
    }

    /**
     * Waits until the broker has acknowledged every frame.
     *
     * @throws UserError when it refused one
     */
    public void flush() {
        producer.flush();
        Exception refused = failure.get();
        if (refused != null) {
            throw new UserError("cannot publish to topic '" + topic + "'", refused);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
