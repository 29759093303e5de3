package io.sightline.jobs.kafka;

import io.sightline.operators.frame.CameraId;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.EpochMicros;
import io.sightline.operators.frame.RecordHeader;
import io.sightline.operators.frame.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Turns every record of the frames topic into one {@link EncodedFrame}, good or bad: what cannot be
 * processed is refused by the decode step, which has a way out for it.
 */
public final class FrameRecordDeserializationSchema
        implements KafkaRecordDeserializationSchema<EncodedFrame> {
    private static final long serialVersionUID = 1L;

    private static final String DEFAULT_EPOCH = "0";

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<EncodedFrame> out) {
        String seq = text(record, FrameHeaders.SEQ, null);
        out.collect(
                new EncodedFrame(
                        CameraId.parse(record.key()).orElse(""),
                        text(record, FrameHeaders.STREAM_EPOCH, DEFAULT_EPOCH),
                        seq == null ? record.offset() : parseSeq(seq),
                        seq != null,
                        text(record, FrameHeaders.CONTENT_TYPE, ""),
                        EpochMicros.now(),
                        source(record)));
    }

    @Override
    public TypeInformation<EncodedFrame> getProducedType() {
        return TypeInformation.of(EncodedFrame.class);
    }

    private static SourceRecord source(ConsumerRecord<byte[], byte[]> record) {
        List<RecordHeader> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(new RecordHeader(header.key(), header.value()));
        }
        return new SourceRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                headers);
    }

    private static String text(
            ConsumerRecord<byte[], byte[]> record, String name, String ifAbsent) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? ifAbsent
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static long parseSeq(String text) {
        try {
            return Math.max(Long.parseLong(text), EncodedFrame.BAD_SEQ);
        } catch (NumberFormatException notANumber) {
            return EncodedFrame.BAD_SEQ;
        }
    }
}
