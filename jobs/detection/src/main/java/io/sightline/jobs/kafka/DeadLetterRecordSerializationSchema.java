package io.sightline.jobs.kafka;

import io.sightline.jobs.topics.KafkaHeaders;
import io.sightline.operators.frame.DeadLetter;
import io.sightline.operators.frame.RecordHeader;
import io.sightline.operators.frame.SourceRecord;
import io.sightline.operators.frame.TimeBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Turns a dead letter into the original record, byte for byte, with added headers that show its
 * source and why it was refused.
 *
 * <p>A record that is larger than the topic allows would stop the job for good. If the added
 * headers make it too large, the value is left out; if that is not enough, also the key and the
 * original headers. {@link #VALUE_OMITTED} and {@link #KEY_AND_HEADERS_OMITTED} mark such records,
 * and {@link #SOURCE} still leads to the original.
 */
public final class DeadLetterRecordSerializationSchema
        implements KafkaRecordSerializationSchema<DeadLetter>, KafkaDatasetFacetProvider {
    /** The step that refused the record. */
    public static final String STAGE = "dlq-stage";

    /** The reason, one of a fixed set of words. */
    public static final String REASON = "dlq-reason";

    /** The reason as a sentence. */
    public static final String DETAIL = "dlq-detail";

    /** {@code topic/partition/offset} of the original record. */
    public static final String SOURCE = "dlq-source";

    /** Size in bytes of a value that was left out because it is too large. */
    public static final String VALUE_OMITTED = "dlq-value-omitted";

    /** Present if the key and the original headers were left out, too. */
    public static final String KEY_AND_HEADERS_OMITTED = "dlq-key-and-headers-omitted";

    /**
     * Timestamp of the original record, epoch milliseconds, if the dead-letter topic would refuse
     * it; the record then has the time at which it was written.
     */
    public static final String TIMESTAMP = "dlq-timestamp";

    private static final long serialVersionUID = 1L;

    // Batch header 61 bytes, record lengths and attributes at most 36; two varints for a header.
    private static final long BATCH_OVERHEAD_BYTES = 128;
    private static final long HEADER_OVERHEAD_BYTES = 10;

    private final String topic;
    private final int maxRecordBytes;
    private final TimeBounds times;

    /**
     * @param topic the dead-letter topic
     * @param maxRecordBytes largest record that the topic allows
     * @param times timestamps that the topic takes
     */
    public DeadLetterRecordSerializationSchema(String topic, int maxRecordBytes, TimeBounds times) {
        this.topic = Objects.requireNonNull(topic, "topic");
        this.maxRecordBytes = maxRecordBytes;
        this.times = Objects.requireNonNull(times, "times");
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            DeadLetter letter, KafkaSinkContext context, Long timestamp) {
        SourceRecord source = letter.source();
        byte[] key = source.key();
        byte[] value = source.value();
        List<RecordHeader> added = explanation(letter);
        boolean timeIsTaken = takes(source.timestampMillis());
        if (!timeIsTaken) {
            added.add(header(TIMESTAMP, Long.toString(source.timestampMillis())));
        }
        if (value != null && isTooLarge(key, value, source.headers(), added)) {
            added.add(header(VALUE_OMITTED, Integer.toString(value.length)));
            value = null;
        }
        List<RecordHeader> headers = new ArrayList<>(source.headers());
        if (isTooLarge(key, value, headers, added)) {
            added.add(header(KEY_AND_HEADERS_OMITTED, "true"));
            key = null;
            headers.clear();
        }
        headers.addAll(added);
        return new ProducerRecord<>(
                topic,
                null,
                timeIsTaken ? source.timestampMillis() : null, // null: the producer's clock
                key,
                value,
                OutgoingHeaders.of(headers));
    }

    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        return KafkaEdges.facet(topic);
    }

    private static List<RecordHeader> explanation(DeadLetter letter) {
        SourceRecord source = letter.source();
        String place = source.topic() + "/" + source.partition() + "/" + source.offset();
        return new ArrayList<>(
                List.of(
                        header(STAGE, letter.stage()),
                        header(REASON, letter.reason()),
                        header(DETAIL, letter.detail()),
                        header(SOURCE, place)));
    }

    private boolean takes(long timestampMillis) {
        return timestampMillis >= 0
                && times.objection(timestampMillis, System.currentTimeMillis()).isEmpty();
    }

    private boolean isTooLarge(
            byte[] key, byte[] value, List<RecordHeader> headers, List<RecordHeader> added) {
        long atMost = BATCH_OVERHEAD_BYTES + length(key) + length(value);
        return atMost + sizeUpperBound(headers) + sizeUpperBound(added) > maxRecordBytes;
    }

    private static long sizeUpperBound(List<RecordHeader> headers) {
        return headers.stream()
                .mapToLong(
                        header ->
                                HEADER_OVERHEAD_BYTES
                                        + KafkaHeaders.utf8(header.name()).length
                                        + length(header.value()))
                .sum();
    }

    private static RecordHeader header(String name, String value) {
        return new RecordHeader(name, KafkaHeaders.utf8(value));
    }

    private static long length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
