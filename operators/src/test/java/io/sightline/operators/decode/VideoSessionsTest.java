package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.operators.bitstream.AccessUnit;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.TestingParameterSets;
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
                        FrameFilter.NONE,
                        new DecoderMemory(Long.MAX_VALUE));
        sessions.open(stream("cam-1"));
        sessions.open(stream("cam-2"));
        assertThatThrownBy(sessions::close).hasMessage("not closed on purpose");
        assertThat(opened).extracting(decoder -> decoder.closed).containsExactly(true, true);
    }

    @Test
    void closesTheLeastRecentDecodersWhenMemoryIsShort() {
        byte[] sets = TestingParameterSets.h264(640, 480, 4);
        long bytes = AccessUnit.decoderBytes(sets, ContentType.H264);
        DecoderMemory memory = new DecoderMemory(2 * bytes);
        VideoSessions sessions =
                new VideoSessions(
                        9,
                        (codec, parameterSets, depth) -> {
                            opened.add(new TestingUnitDecoder(codec, parameterSets, depth));
                            return opened.get(opened.size() - 1);
                        },
                        FrameFilter.NONE,
                        memory);
        sessions.open(stream("cam-1", sets)).markIrreplaceable();
        sessions.open(stream("cam-2", sets));
        sessions.open(stream("cam-3", sets));
        assertThat(opened)
                .extracting(decoder -> decoder.closed)
                .containsExactly(false, true, false);
        sessions.open(stream("cam-4", sets));
        sessions.open(stream("cam-5", TestingParameterSets.h264(1280, 960, 4)));
        assertThat(sessions.openCount()).isEqualTo(1);
        sessions.close();
        assertThat(memory.lacksRoomFor(2 * bytes)).isFalse();
        assertThat(memory.lacksRoomFor(2 * bytes + 1)).isTrue();
    }

    private static VideoStream stream(String cameraId, byte[] parameterSets) {
        VideoStream stream = stream(cameraId);
        stream.updateGop(GopState.initial().withParameterSets(parameterSets));
        return stream;
    }

    private static VideoStream stream(String cameraId) {
        return new VideoStream(
                cameraId, ContentType.H264, new MemoryCameraStore(), new ArrayList<>());
    }
}
