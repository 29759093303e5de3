package io.sightline.jobs.kafka;

import io.sightline.jobs.kafka.source.GroupEnd;
import io.sightline.jobs.kafka.source.KafkaFrameSource;
import io.sightline.jobs.topics.PipelineTopics;
import io.sightline.jobs.topics.TopicLimits;
import io.sightline.models.error.UserError;
import io.sightline.operators.emit.DetectionEvent;
import io.sightline.operators.frame.DeadLetter;
import io.sightline.operators.frame.TimeBounds;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The source and the sinks of the detection job. */
public final class KafkaEdges {
    /**
     * Larger than any record in topics that this project creates, so that only the topic limits the
     * size of records.
     */
    private static final int MAX_REQUEST_BYTES = 32 << 20;

    /** How often to look for partitions that were added; a cheap request. */
    private static final Duration LOOK_FOR_PARTITIONS_EVERY = Duration.ofSeconds(10);

    /** Frames are larger than a consumer's default receive buffer. */
    private static final String SIZED_BY_SYSTEM = "-1";

    /**
     * How long an event waits for others in the same request, if it becomes visible at the next
     * checkpoint anyway. A checkpoint does not wait for it.
     */
    private static final Duration UNCOMMITTED_WAIT = Duration.ofMillis(50);

    private final PipelineTopics kafka;
    private final String groupId;
    private final String transactions;
    private final DeliveryGuarantee guarantee;
    private final Duration transactionTimeout;

    /**
     * The edges of one run of a job.
     *
     * @param kafka topics and their cluster
     * @param groupId consumer group of the source
     * @param transactions prefix of the sinks' transactional ids
     * @param guarantee of the sinks
     * @param transactionTimeout how long a transaction may stay open
     */
    public KafkaEdges(
            PipelineTopics kafka,
            String groupId,
            String transactions,
            DeliveryGuarantee guarantee,
            Duration transactionTimeout) {
        this.kafka = Objects.requireNonNull(kafka, "kafka");
        this.groupId = Objects.requireNonNull(groupId, "groupId");
        this.transactions = Objects.requireNonNull(transactions, "transactions");
        this.guarantee = Objects.requireNonNull(guarantee, "guarantee");
        this.transactionTimeout = Objects.requireNonNull(transactionTimeout, "transactionTimeout");
    }

    /**
     * The source of frames.
     *
     * @param from where reading starts; if not at the group's offsets, these stay where they are
     * @param until where reading ends; empty for a source that does not end
     * @param run tells runs of the job apart; any word
     */
    public KafkaFrameSource frames(
            TopicPosition from, Optional<TopicPosition.Offsets> until, String run) {
        Properties settings = new Properties();
        settings.setProperty(ConsumerConfig.RECEIVE_BUFFER_CONFIG, SIZED_BY_SYSTEM);
        settings.putAll(kafka.cluster().consumerProperties());
        settings.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        if (until.isEmpty()) {
            settings.setProperty(
                    KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
                    Long.toString(LOOK_FOR_PARTITIONS_EVERY.toMillis()));
        }
        return KafkaFrameSource.of(
                kafka.framesTopic(),
                new KafkaFrameSource.Span(groupId, run, from, until, transactionalIdPrefixes()),
                settings,
                new FrameRecordDeserializationSchema());
    }

    /**
     * Commits the end of a bounded job that has ended by itself. Its source has done so, unless it
     * was restored after it had read everything.
     *
     * @param end first offset that was not read, by partition
     * @throws UserError when the cluster does not answer or refuses
     */
    public void commitEnd(TopicPosition.Offsets end) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        end.byPartition()
                .forEach(
                        (partition, offset) ->
                                offsets.put(
                                        new TopicPartition(kafka.framesTopic(), partition),
                                        offset));
        try {
            new GroupEnd(properties(kafka.cluster().consumerProperties()), groupId).commit(offsets);
        } catch (KafkaException refusal) {
            throw new UserError(
                    "the job has ended, but its end cannot be committed to group '%s': %s"
                            .formatted(groupId, refusal.getMessage()),
                    refusal);
        }
    }

    private List<String> transactionalIdPrefixes() {
        return guarantee == DeliveryGuarantee.EXACTLY_ONCE
                ? List.of(
                        transactionalIdPrefix(transactions, kafka.detectionsTopic()),
                        transactionalIdPrefix(transactions, kafka.dlqTopic()))
                : List.of();
    }

    /** The sink of events. */
    public KafkaSink<DetectionEvent> detections() {
        String topic = kafka.detectionsTopic();
        return sink(topic, new DetectionRecordSerializationSchema(topic));
    }

    /**
     * The sink of refused records.
     *
     * @param limits of their topic
     */
    public KafkaSink<DeadLetter> deadLetters(TopicLimits limits) {
        String topic = kafka.dlqTopic();
        int bytes = Math.min(limits.maxMessageBytes(), MAX_REQUEST_BYTES);
        return sink(topic, new DeadLetterRecordSerializationSchema(topic, bytes, times(limits)));
    }

    /** The timestamps that a topic takes. */
    public static TimeBounds times(TopicLimits limits) {
        return new TimeBounds(limits.maxPastMillis(), limits.maxFutureMillis());
    }

    /**
     * The topic of a sink for Flink, which looks there for transactions that an earlier run left
     * open.
     */
    static Optional<KafkaDatasetFacet> facet(String topic) {
        return Optional.of(
                new DefaultKafkaDatasetFacet(
                        DefaultKafkaDatasetIdentifier.ofTopics(List.of(topic))));
    }

    /** Prefix of a sink's transactional ids, followed by task and number. */
    static String transactionalIdPrefix(String transactions, String topic) {
        return transactions + "-" + topic;
    }

    private static Properties properties(Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        return properties;
    }

    private <T> KafkaSink<T> sink(String topic, KafkaRecordSerializationSchema<T> schema) {
        KafkaSinkBuilder<T> sink = KafkaSink.builder();
        if (guarantee == DeliveryGuarantee.EXACTLY_ONCE) {
            sink.setProperty(
                    ProducerConfig.LINGER_MS_CONFIG, Long.toString(UNCOMMITTED_WAIT.toMillis()));
        }
        return sink.setKafkaProducerConfig(properties(kafka.cluster().producerProperties()))
                .setDeliveryGuarantee(guarantee)
                .setTransactionalIdPrefix(transactionalIdPrefix(transactions, topic))
                // Ids are reused. Otherwise every checkpoint of every task would leave one behind,
                // which brokers keep in memory for a week.
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .setProperty(
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        Long.toString(transactionTimeout.toMillis()))
                .setProperty(
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(MAX_REQUEST_BYTES))
                .setRecordSerializer(schema)
                .build();
    }
}
