package io.sightline.jobs.watch;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.jobs.topics.Topics;
import io.sightline.models.error.UserError;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The committed records of some topics, without those of aborted transactions, also from partitions
 * that are added later. Belongs to no consumer group and stores nothing on the broker. Not
 * thread-safe; the owner closes it.
 */
public final class CommittedRecords implements AutoCloseable {
    /** As often as the job itself looks for new partitions. */
    private static final Duration LOOK_FOR_PARTITIONS_EVERY = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<String> topics;

    /** Where reading starts in the partitions. */
    private interface Position {
        void seek(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions);
    }

    private CommittedRecords(KafkaConsumer<byte[], byte[]> consumer, List<String> topics) {
        this.consumer = consumer;
        this.topics = List.copyOf(topics);
    }

    /**
     * Reads everything that the topics hold, then new records.
     *
     * @throws UserError when no broker answers or a topic is missing
     */
    @MustBeClosed
    public static CommittedRecords fromBeginning(KafkaCluster cluster, List<String> topics) {
        return open(cluster, topics, KafkaConsumer::seekToBeginning, LOOK_FOR_PARTITIONS_EVERY);
    }

    /**
     * Reads only new records.
     *
     * @throws UserError when no broker answers or a topic is missing
     */
    @MustBeClosed
    public static CommittedRecords fromNow(KafkaCluster cluster, List<String> topics) {
        return fromNow(cluster, topics, LOOK_FOR_PARTITIONS_EVERY);
    }

    /**
     * Reads only new records.
     *
     * @param lookEvery how often to look for new partitions
     * @throws UserError when no broker answers or a topic is missing
     */
    @MustBeClosed
    static CommittedRecords fromNow(KafkaCluster cluster, List<String> topics, Duration lookEvery) {
        return open(cluster, topics, KafkaConsumer::seekToEnd, lookEvery);
    }

    @MustBeClosed
    private static CommittedRecords open(
            KafkaCluster cluster, List<String> topics, Position start, Duration lookEvery) {
        try (Topics known = Topics.connect(cluster)) {
            known.require(topics);
        }
        CommittedRecords records = new CommittedRecords(consumer(cluster, lookEvery), topics);
        try {
            List<TopicPartition> partitions = records.assignNew();
            start.seek(records.consumer, partitions);
            // A seek only takes effect when someone asks: now, and not at the first poll.
            partitions.forEach(records.consumer::position);
            return records;
        } catch (RuntimeException failure) {
            records.close();
            throw failure;
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(
            KafkaCluster cluster, Duration lookEvery) {
        Map<String, Object> settings = new HashMap<>();
        // The consumer asks for partitions when what it knows is this old, and only then.
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, lookEvery.toMillis());
        settings.putAll(cluster.consumerProperties());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Assigns the partitions that are not read yet; the others keep their positions.
     *
     * @return the new ones
     */
    private List<TopicPartition> assignNew() {
        Set<TopicPartition> assigned = consumer.assignment();
        List<TopicPartition> added =
                topics.stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .filter(partition -> !assigned.contains(partition))
                        .toList();
        if (!added.isEmpty()) {
            Set<TopicPartition> all = new HashSet<>(assigned);
            all.addAll(added);
            consumer.assign(all);
        }
        return added;
    }

    /**
     * The next records, those of one partition in their order. A partition that was added since the
     * start is read from its beginning.
     *
     * @param patience how long to wait for the first
     * @return empty if none came in time
     */
    public ConsumerRecords<byte[], byte[]> poll(Duration patience) {
        List<TopicPartition> added = assignNew();
        if (!added.isEmpty()) {
            consumer.seekToBeginning(added);
        }
        return consumer.poll(patience);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
