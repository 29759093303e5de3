package io.sightline.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.operators.frame.EncodedFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class FrameRecordDeserializationSchemaTest {
    private final RecordHeaders headers = new RecordHeaders();

    @Test
    void readsTheHeadersOfANumberedFrame() {
        header("seq", "12");
        header("stream-epoch", "e7");
        header("content-type", "video/h264");
        EncodedFrame frame = deserialize("cam-a");
        assertThat(frame.cameraId()).isEqualTo("cam-a");
        assertThat(frame.seq()).isEqualTo(12);
        assertThat(frame.numbered()).isTrue();
        assertThat(frame.streamEpoch()).isEqualTo("e7");
        assertThat(frame.contentType()).isEqualTo("video/h264");
    }

    @Test
    void numbersARecordWithoutHeadersByItsOffset() {
        EncodedFrame frame = deserialize("cam-a");
        assertThat(frame.seq()).isEqualTo(41);
        assertThat(frame.numbered()).isFalse();
        assertThat(frame.streamEpoch()).isEqualTo("0");
        assertThat(frame.contentType()).isEmpty();
    }

    @Test
    void marksASeqThatIsNotANumber() {
        header("seq", "twelve");
        assertThat(deserialize("cam-a").seq()).isEqualTo(EncodedFrame.BAD_SEQ);
    }

    @Test
    void marksANegativeSeq() {
        header("seq", "-12");
        assertThat(deserialize("cam-a").seq()).isEqualTo(EncodedFrame.BAD_SEQ);
    }

    @Test
    void leavesTheCameraEmptyWithoutAKey() {
        assertThat(deserialize("no camera").cameraId()).isEmpty();
        assertThat(deserialize(null).cameraId()).isEmpty();
    }

    @Test
    void keepsTheWholeRecord() {
        header("x", "1");
        header("x", "2");
        headers.add("none", null);
        EncodedFrame frame = deserialize("cam-a");
        assertThat(frame.source().key()).asString(StandardCharsets.UTF_8).isEqualTo("cam-a");
        assertThat(frame.source().value()).containsExactly(1, 2, 3);
        assertThat(frame.source().topic()).isEqualTo("frames");
        assertThat(frame.source().partition()).isEqualTo(3);
        assertThat(frame.source().offset()).isEqualTo(41);
        assertThat(frame.source().timestampMillis()).isEqualTo(1234);
        assertThat(frame.source().headers())
                .extracting(header -> header.name())
                .containsExactly("x", "x", "none");
        assertThat(frame.source().headers().get(1).value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("2");
        assertThat(frame.source().headers().get(2).value()).isNull();
    }

    private void header(String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private EncodedFrame deserialize(String key) {
        List<EncodedFrame> frames = new ArrayList<>();
        new FrameRecordDeserializationSchema()
                .deserialize(
                        new ConsumerRecord<>(
                                "frames",
                                3,
                                41,
                                1234,
                                TimestampType.CREATE_TIME,
                                0,
                                3,
                                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                                new byte[] {1, 2, 3},
                                headers,
                                Optional.empty()),
                        new ListCollector<>(frames));
        assertThat(frames).hasSize(1);
        return frames.get(0);
    }
}
