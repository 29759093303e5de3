package io.sightline.jobs.watch;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.kafka.Topics;
import io.sightline.jobs.options.UserError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The committed records of some topics, those of aborted transactions left out. Belongs to no
 * consumer group and leaves nothing behind on the broker. Not thread-safe; the owner closes it.
 */
public final class CommittedRecords implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** Where in the partitions to start. */
    private interface Position {
        void seek(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions);
    }

    private CommittedRecords(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * Reads everything the topics hold, then what comes.
     *
     * @throws UserError when no broker answers or a topic is missing
     */
    @MustBeClosed
    public static CommittedRecords fromBeginning(String bootstrapServers, List<String> topics) {
        return open(bootstrapServers, topics, KafkaConsumer::seekToBeginning);
    }

    /**
     * Reads only what comes from now on.
     *
     * @throws UserError when no broker answers or a topic is missing
     */
    @MustBeClosed
    public static CommittedRecords fromNow(String bootstrapServers, List<String> topics) {
        return open(bootstrapServers, topics, KafkaConsumer::seekToEnd);
    }

    @MustBeClosed
    private static CommittedRecords open(
            String bootstrapServers, List<String> topics, Position start) {
        try (Topics cluster = Topics.connect(bootstrapServers)) {
            cluster.require(topics);
        }
        CommittedRecords records = new CommittedRecords(consumer(bootstrapServers));
        try {
            start.seek(records.consumer, records.assign(topics));
            return records;
        } catch (RuntimeException failure) {
            records.close();
            throw failure;
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private List<TopicPartition> assign(List<String> topics) {
        List<TopicPartition> partitions =
                topics.stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        return partitions;
    }

    /**
     * The next records, those of one partition in their order.
     *
     * @param patience how long to wait for the first
     * @return empty when none came in time
     */
    public ConsumerRecords<byte[], byte[]> poll(Duration patience) {
        return consumer.poll(patience);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
