package io.sightline.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.operators.frame.DeadLetter;
import io.sightline.operators.frame.RecordHeader;
import io.sightline.operators.frame.SourceRecord;
import io.sightline.operators.frame.TimeBounds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterRecordSerializationSchemaTest {
    private static final int LIMIT = 2_000;
    private static final long MICROS = 1_700_000_000_000_000L; // a time in microseconds

    @Test
    void keepsTheOriginalRecord() {
        byte[] value = {9, 8, 7};
        ProducerRecord<byte[], byte[]> record = serialize(value);
        assertThat(record.topic()).isEqualTo("frames.dlq");
        assertThat(record.partition()).isNull();
        assertThat(record.timestamp()).isEqualTo(77);
        assertThat(record.key()).isEqualTo(new byte[] {1});
        assertThat(record.value()).isSameAs(value);
        assertThat(record.headers().toArray()[0].key()).isEqualTo("seq");
        assertThat(record.headers().toArray()[0].value()).isEqualTo(new byte[] {5});
    }

    @Test
    void addsSourceAndReason() {
        ProducerRecord<byte[], byte[]> record = serialize(new byte[3]);
        assertThat(header(record, "dlq-stage")).isEqualTo("decode");
        assertThat(header(record, "dlq-reason")).isEqualTo("truncated");
        assertThat(header(record, "dlq-detail")).isEqualTo("the picture ends early");
        assertThat(header(record, "dlq-source")).isEqualTo("frames/3/41");
    }

    @Test
    void writesTheSameDigitsUnderAnyLocale() {
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("fa-IR-u-nu-arabext"));
            ProducerRecord<byte[], byte[]> record = serialize(new byte[LIMIT]);
            assertThat(header(record, "dlq-source")).isEqualTo("frames/3/41");
            assertThat(header(record, "dlq-value-omitted")).isEqualTo("2000");
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void keepsARecordWithoutAValue() {
        assertThat(serialize((byte[]) null).value()).isNull();
    }

    @Test
    void omitsAValueThatIsTooLargeForTheTopic() {
        ProducerRecord<byte[], byte[]> record = serialize(new byte[LIMIT]);
        assertThat(record.value()).isNull();
        assertThat(header(record, "dlq-value-omitted")).isEqualTo("2000");
        assertThat(header(record, "dlq-source")).isEqualTo("frames/3/41");
    }

    @Test
    void keepsOnlyTheSourceOfARecordWithOversizedHeaders() {
        ProducerRecord<byte[], byte[]> record =
                serialize(source(77, new byte[] {1}, new byte[3], new byte[LIMIT]));
        assertThat(record.key()).isNull();
        assertThat(record.value()).isNull();
        assertThat(header(record, "dlq-value-omitted")).isEqualTo("3");
        assertThat(header(record, "dlq-key-and-headers-omitted")).isEqualTo("true");
        assertThat(header(record, "dlq-source")).isEqualTo("frames/3/41");
        assertThat(record.headers().lastHeader("seq")).isNull();
    }

    @Test
    void keepsOnlyTheSourceOfARecordWithAnOversizedKey() {
        ProducerRecord<byte[], byte[]> record =
                serialize(source(77, new byte[LIMIT], null, new byte[] {5}));
        assertThat(record.key()).isNull();
        assertThat(record.headers().lastHeader("dlq-value-omitted")).isNull();
        assertThat(header(record, "dlq-key-and-headers-omitted")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, MICROS, Long.MAX_VALUE})
    void leavesATimestampThatTheTopicRefusesToTheProducer(long timestamp) {
        ProducerRecord<byte[], byte[]> record =
                serialize(source(timestamp, null, null, new byte[0]));
        assertThat(record.timestamp()).isNull();
        assertThat(header(record, "dlq-timestamp")).isEqualTo(Long.toString(timestamp));
    }

    @Test
    void keepsATimestampThatTheTopicTakes() {
        ProducerRecord<byte[], byte[]> record = serialize(source(0, null, null, new byte[0]));
        assertThat(record.timestamp()).isZero();
        assertThat(record.headers().lastHeader("dlq-timestamp")).isNull();
    }

    private static ProducerRecord<byte[], byte[]> serialize(byte[] value) {
        return serialize(source(77, new byte[] {1}, value, new byte[] {5}));
    }

    private static SourceRecord source(long timestamp, byte[] key, byte[] value, byte[] seq) {
        List<RecordHeader> headers = List.of(new RecordHeader("seq", seq));
        return new SourceRecord("frames", 3, 41, timestamp, key, value, headers);
    }

    private static ProducerRecord<byte[], byte[]> serialize(SourceRecord source) {
        return new DeadLetterRecordSerializationSchema(
                        "frames.dlq", LIMIT, new TimeBounds(Long.MAX_VALUE, 3_600_000))
                .serialize(
                        new DeadLetter(source, "decode", "truncated", "the picture ends early"),
                        null,
                        null);
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
