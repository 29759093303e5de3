package io.sightline.jobs.kafka;

import io.sightline.jobs.topics.FrameHeaders;
import io.sightline.jobs.topics.KafkaHeaders;
import io.sightline.operators.frame.CameraId;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.EpochMicros;
import io.sightline.operators.frame.RecordHeader;
import io.sightline.operators.frame.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Turns every record of the frames topic into one {@link EncodedFrame}, good or bad. The decode
 * step refuses bad ones, because only it can write dead letters.
 */
public final class FrameRecordDeserializationSchema
        implements KafkaRecordDeserializationSchema<EncodedFrame> {
    private static final long serialVersionUID = 1L;

    private static final String DEFAULT_EPOCH = "0";

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<EncodedFrame> out) {
        Optional<String> seq = KafkaHeaders.text(record, FrameHeaders.SEQ);
        out.collect(
                new EncodedFrame(
                        CameraId.parse(record.key()).orElse(""),
                        KafkaHeaders.text(record, FrameHeaders.STREAM_EPOCH).orElse(DEFAULT_EPOCH),
                        seq.map(FrameRecordDeserializationSchema::parseSeq).orElse(record.offset()),
                        seq.isPresent(),
                        KafkaHeaders.text(record, FrameHeaders.CONTENT_TYPE).orElse(""),
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

    private static long parseSeq(String text) {
        try {
            return Math.max(Long.parseLong(text), EncodedFrame.BAD_SEQ);
        } catch (NumberFormatException notANumber) {
            return EncodedFrame.BAD_SEQ;
        }
    }
}
