package io.sightline.jobs.endtoend;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.topics.KafkaCluster;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts single records into a topic, as any client of Kafka would. */
final class TestingProducer implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;

    @MustBeClosed
    TestingProducer(KafkaCluster cluster, String topic) {
        this.topic = topic;
        Map<String, Object> settings = new HashMap<>(cluster.producerProperties());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 16 << 20);
        producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Sends a record and waits until the broker has it.
     *
     * @param key may be null
     * @return {@code topic/partition/offset}
     */
    String send(String key, byte[] value, Map<String, String> headers) throws Exception {
        return await(new ProducerRecord<>(topic, key == null ? null : utf8(key), value), headers);
    }

    /**
     * Sends a record, which the broker has at the latest when this is closed.
     *
     * @param captureMillis capture time, epoch milliseconds
     */
    void sendLater(long captureMillis, String key, byte[] value, Map<String, String> headers) {
        var unused =
                producer.send(
                        with(
                                headers,
                                new ProducerRecord<>(
                                        topic, null, captureMillis, utf8(key), value)));
    }

    /**
     * The same as {@link #send(String, byte[], Map)}, to a partition of the caller's choice.
     *
     * @param captureMillis capture time, epoch milliseconds
     */
    String send(
            int partition,
            long captureMillis,
            String key,
            byte[] value,
            Map<String, String> headers)
            throws Exception {
        return await(
                new ProducerRecord<>(topic, partition, captureMillis, utf8(key), value), headers);
    }

    private static ProducerRecord<byte[], byte[]> with(
            Map<String, String> headers, ProducerRecord<byte[], byte[]> record) {
        headers.forEach((name, text) -> record.headers().add(name, utf8(text)));
        return record;
    }

    private String await(ProducerRecord<byte[], byte[]> record, Map<String, String> headers)
            throws Exception {
        RecordMetadata metadata = producer.send(with(headers, record)).get();
        return String.format(
                Locale.ROOT, "%s/%d/%d", metadata.topic(), metadata.partition(), metadata.offset());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
