package io.sightline.jobs.kafka;

import io.sightline.jobs.DetectionJobOptions;
import io.sightline.operators.emit.DetectionEvent;
import io.sightline.operators.frame.DeadLetter;
import io.sightline.operators.frame.EncodedFrame;
import java.util.Objects;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The source and the sinks of the detection job. */
public final class KafkaEdges {
    /**
     * Larger than any record a broker takes by default configuration of this project (16 MiB), so
     * that a dead letter with its added headers still fits.
     */
    private static final int MAX_REQUEST_BYTES = 32 << 20;

    private final DetectionJobOptions options;

    /**
     * @param options of the job
     */
    public KafkaEdges(DetectionJobOptions options) {
        this.options = Objects.requireNonNull(options, "options");
    }

    /** Frames, from where the group stopped, or from the oldest. */
    public KafkaSource<EncodedFrame> frames() {
        return KafkaSource.<EncodedFrame>builder()
                .setBootstrapServers(options.kafka().bootstrapServers())
                .setTopics(options.kafka().framesTopic())
                .setGroupId(options.groupId())
                .setClientIdPrefix(options.groupId())
                .setStartingOffsets(
                        OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .setDeserializer(new FrameRecordDeserializationSchema())
                .build();
    }

    /** Where events go. */
    public KafkaSink<DetectionEvent> detections() {
        String topic = options.kafka().detectionsTopic();
        return sink(topic, new DetectionRecordSerializationSchema(topic));
    }

    /**
     * Where refused records go.
     *
     * @param maxRecordBytes largest record that the topic takes
     */
    public KafkaSink<DeadLetter> deadLetters(int maxRecordBytes) {
        String topic = options.kafka().dlqTopic();
        return sink(topic, new DeadLetterRecordSerializationSchema(topic, maxRecordBytes));
    }

    private <T> KafkaSink<T> sink(String topic, KafkaRecordSerializationSchema<T> schema) {
        return KafkaSink.<T>builder()
                .setBootstrapServers(options.kafka().bootstrapServers())
                .setDeliveryGuarantee(options.delivery().guarantee())
                .setTransactionalIdPrefix(options.groupId() + "-" + topic)
                .setProperty(
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        Long.toString(options.transactionTimeout().toMillis()))
                .setProperty(
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(MAX_REQUEST_BYTES))
                .setRecordSerializer(schema)
                .build();
    }
}
