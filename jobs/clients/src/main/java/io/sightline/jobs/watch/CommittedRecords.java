package io.sightline.jobs.watch;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.jobs.topics.Topics;
import io.sightline.models.error.UserError;
import java.time.Duration;
import java.util.HashMap;
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
    public static CommittedRecords fromBeginning(KafkaCluster cluster, List<String> topics) {
        return open(cluster, topics, KafkaConsumer::seekToBeginning);
    }

    /**
     * Reads only what comes from now on.
     *
     * @throws UserError when no broker answers or a topic is missing
     */
    @MustBeClosed
    public static CommittedRecords fromNow(KafkaCluster cluster, List<String> topics) {
        return open(cluster, topics, KafkaConsumer::seekToEnd);
    }

    @MustBeClosed
    private static CommittedRecords open(
            KafkaCluster cluster, List<String> topics, Position start) {
        try (Topics known = Topics.connect(cluster)) {
            known.require(topics);
        }
        CommittedRecords records = new CommittedRecords(consumer(cluster));
        try {
            start.seek(records.consumer, records.assign(topics));
            return records;
        } catch (RuntimeException failure) {
            records.close();
            throw failure;
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(KafkaCluster cluster) {
        Map<String, Object> settings = new HashMap<>(cluster.consumerProperties());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
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
