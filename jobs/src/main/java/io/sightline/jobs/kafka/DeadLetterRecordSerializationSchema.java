package io.sightline.jobs.kafka;

import io.sightline.operators.frame.DeadLetter;
import io.sightline.operators.frame.SourceRecord;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Turns a dead letter into the original record, byte for byte, with headers added that say where it
 * came from and why it was refused.
 *
 * <p>A record that with those headers is larger than the topic takes would stop the job for good:
 * it goes without its value, which {@link #SOURCE} still finds, and {@link #VALUE_OMITTED} says so.
 */
public final class DeadLetterRecordSerializationSchema
        implements KafkaRecordSerializationSchema<DeadLetter>, KafkaDatasetFacetProvider {
    /** The step that refused the record. */
    public static final String STAGE = "dlq-stage";

    /** Why, as a fixed word. */
    public static final String REASON = "dlq-reason";

    /** Why, as a sentence. */
    public static final String DETAIL = "dlq-detail";

    /** {@code topic/partition/offset} of the original record. */
    public static final String SOURCE = "dlq-source";

    /** Size in bytes of a value that was too large to come along. */
    public static final String VALUE_OMITTED = "dlq-value-omitted";

    private static final long serialVersionUID = 1L;

    // Batch header 61 bytes, record lengths and attributes at most 36; two varints for a header.
    private static final long BATCH_OVERHEAD_BYTES = 128;
    private static final long HEADER_OVERHEAD_BYTES = 10;

    private final String topic;
    private final int maxRecordBytes;

    /**
     * @param topic where dead letters go
     * @param maxRecordBytes largest record that the topic takes
     */
    public DeadLetterRecordSerializationSchema(String topic, int maxRecordBytes) {
        this.topic = Objects.requireNonNull(topic, "topic");
        this.maxRecordBytes = maxRecordBytes;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            DeadLetter letter, KafkaSinkContext context, Long timestamp) {
        SourceRecord source = letter.source();
        Headers headers = KafkaHeaders.of(source.headers());
        headers.add(STAGE, KafkaHeaders.utf8(letter.stage()));
        headers.add(REASON, KafkaHeaders.utf8(letter.reason()));
        headers.add(DETAIL, KafkaHeaders.utf8(letter.detail()));
        headers.add(
                SOURCE,
                KafkaHeaders.utf8(
                        "%s/%d/%d".formatted(source.topic(), source.partition(), source.offset())));
        byte[] value = source.value();
        if (value != null && sizeUpperBound(source, headers) > maxRecordBytes) {
            headers.add(VALUE_OMITTED, KafkaHeaders.utf8(Integer.toString(value.length)));
            value = null;
        }
        return new ProducerRecord<>(
                topic, null, source.timestampMillis(), source.key(), value, headers);
    }

    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        return KafkaEdges.facet(topic);
    }

    /** At least what the record takes in a batch of its own. */
    private static long sizeUpperBound(SourceRecord source, Headers headers) {
        long size = BATCH_OVERHEAD_BYTES + length(source.key()) + length(source.value());
        for (Header header : headers) {
            size += HEADER_OVERHEAD_BYTES;
            size += KafkaHeaders.utf8(header.key()).length + length(header.value());
        }
        return size;
    }

    private static long length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
