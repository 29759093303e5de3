package io.sightline.jobs.kafka;

import io.sightline.jobs.topics.PipelineTopics;
import io.sightline.jobs.topics.TopicLimits;
import io.sightline.operators.emit.DetectionEvent;
import io.sightline.operators.frame.DeadLetter;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.TimeBounds;
import java.time.Duration;
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
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

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
    private final DeliveryGuarantee guarantee;
    private final Duration transactionTimeout;

    /**
     * @param kafka topics and their cluster
     * @param groupId consumer group of the source, prefix of the sinks' transactional ids
     * @param guarantee of the sinks
     * @param transactionTimeout how long a transaction may stay open
     */
    public KafkaEdges(
            PipelineTopics kafka,
            String groupId,
            DeliveryGuarantee guarantee,
            Duration transactionTimeout) {
        this.kafka = Objects.requireNonNull(kafka, "kafka");
        this.groupId = Objects.requireNonNull(groupId, "groupId");
        this.guarantee = Objects.requireNonNull(guarantee, "guarantee");
        this.transactionTimeout = Objects.requireNonNull(transactionTimeout, "transactionTimeout");
    }

    /**
     * The source of frames.
     *
     * @param from where reading starts
     * @param until where reading ends; empty for a source that does not end
     */
    public KafkaSource<EncodedFrame> frames(
            TopicPosition from, Optional<TopicPosition.Offsets> until) {
        KafkaSourceBuilder<EncodedFrame> source = KafkaSource.builder();
        until.ifPresentOrElse(
                end -> source.setBounded(offsets(end)),
                () ->
                        source.setProperty(
                                KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
                                Long.toString(LOOK_FOR_PARTITIONS_EVERY.toMillis())));
        return source.setProperty(ConsumerConfig.RECEIVE_BUFFER_CONFIG, SIZED_BY_SYSTEM)
                .setProperties(properties(kafka.cluster().consumerProperties()))
                .setTopics(kafka.framesTopic())
                .setGroupId(groupId)
                .setClientIdPrefix(groupId)
                .setStartingOffsets(offsets(from))
                .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .setDeserializer(new FrameRecordDeserializationSchema())
                .build();
    }

    @SuppressWarnings("deprecation") // the connector has no other name for the reset strategy yet
    private static OffsetsInitializer offsets(TopicPosition position) {
        if (position instanceof TopicPosition.Earliest) {
            return OffsetsInitializer.earliest();
        } else if (position instanceof TopicPosition.Latest) {
            return OffsetsInitializer.latest();
        } else if (position instanceof TopicPosition.At at) {
            return OffsetsInitializer.timestamp(at.instant().toEpochMilli());
        } else if (position instanceof TopicPosition.Offsets offsets) {
            return new GivenOffsets(offsets.byPartition());
        }
        return OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
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
    static String transactionalIdPrefix(String groupId, String topic) {
        return groupId + "-" + topic;
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
                .setTransactionalIdPrefix(transactionalIdPrefix(groupId, topic))
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
