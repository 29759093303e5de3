package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.operators.bitstream.ContentType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VideoSessionsTest {
    private final List<TestingUnitDecoder> opened = new ArrayList<>();

    @Test
    void closesEveryDecoderAlsoWhenOneCannotBeClosed() {
        VideoSessions sessions =
                new VideoSessions(
                        4,
                        (codec, parameterSets, depth) -> {
                            TestingUnitDecoder decoder =
                                    new TestingUnitDecoder(codec, parameterSets, depth);
                            decoder.failsToClose = opened.isEmpty();
                            opened.add(decoder);
                            return decoder;
                        },
                        FrameFilter.NONE);
        sessions.open(stream("cam-1"));
        sessions.open(stream("cam-2"));
        assertThatThrownBy(sessions::close).hasMessage("not closed on purpose");
        assertThat(opened).extracting(decoder -> decoder.closed).containsExactly(true, true);
    }

    private static VideoStream stream(String cameraId) {
        return new VideoStream(
                cameraId, ContentType.H264, new MemoryCameraStore(), new ArrayList<>());
    }
}
