package io.sightline.jobs.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.media.FrameSource;
import io.sightline.jobs.media.FrameSources;
import io.sightline.jobs.media.RtspTransport;
import io.sightline.jobs.media.SourceAccess;
import io.sightline.jobs.media.SourceFrame;
import io.sightline.jobs.media.SourceLogin;
import io.sightline.jobs.media.SourceOptions;
import io.sightline.jobs.media.TestingFrames;
import io.sightline.jobs.media.TestingVideo;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.models.error.UserError;
import io.sightline.operators.bitstream.ContentType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60) // a camera that never answers must not be waited for
class RtspSourceTest {
    private static final int CLIP_FRAMES = 30;

    @TempDir private Path folder;

    @Test
    void readsWholeAccessUnitsAsTheyWereSent() throws IOException {
        List<SourceFrame> clip = clip();
        List<SourceFrame> received = new ArrayList<>();

        try (TestingRtspServer camera = TestingRtspServer.start(clip);
                FrameSource source =
                        FrameSources.open(camera.url(), SourceOptions.of(FrameCodec.COPY))) {
            for (int i = 0; i < CLIP_FRAMES; i++) {
                received.add(source.next().orElseThrow());
            }
        }

        assertThat(TestingFrames.keyframes(received)).isEqualTo(TestingFrames.keyframes(clip));
        for (int i = 0; i < CLIP_FRAMES; i++) {
            TestingFrames.assertAccessUnit(received.get(i), ContentType.H264);
            assertThat(TestingFrames.nalUnits(received.get(i)))
                    .isEqualTo(TestingFrames.nalUnits(clip.get(i)));
        }
    }

    @Test
    void reconnectsToACameraThatDroppedTheConnection() throws IOException {
        List<String> published = new ArrayList<>();
        TestingClock clock = new TestingClock();
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(
                        true, null, new ByteArraySerializer(), new ByteArraySerializer());
        FeedOptions options =
                new FeedOptions(
                        KafkaCluster.at("broker:9092"),
                        "frames",
                        List.of("cam"),
                        "e",
                        FeedRate.REAL_TIME,
                        false,
                        CLIP_FRAMES + 2,
                        Optional.empty());
        FramePublisher publisher =
                new FramePublisher(
                        producer,
                        options,
                        (cameraId, streamEpoch, seq, micros) ->
                                published.add(streamEpoch + "/" + seq),
                        clock);

        try (TestingRtspServer camera = TestingRtspServer.start(clip());
                CameraFeed feed =
                        new CameraFeed(
                                options,
                                FrameSources.origin(
                                        camera.url(), SourceOptions.of(FrameCodec.COPY)),
                                publisher,
                                clock)) {
            feed.run();
        }

        assertThat(published)
                .hasSize(CLIP_FRAMES + 2)
                .startsWith("e/0", "e/1")
                .endsWith("e/" + (CLIP_FRAMES - 1), "e.1/0", "e.1/1");
        assertThat(clock.pausesMillis()).containsExactly(1000L);
    }

    @Test
    void reportsThatNoCameraAnswers() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        String url = String.format(Locale.ROOT, "rtsp://127.0.0.1:%d/clip", port);

        assertThatThrownBy(() -> FrameSources.open(url, SourceOptions.of(FrameCodec.COPY)).close())
                .isInstanceOf(UserError.class)
                .hasMessage("cannot open '%s': Connection refused", url);
    }

    @ParameterizedTest
    @EnumSource(
            value = RtspTransport.class,
            names = {"AUTO", "UDP"})
    void readsACameraThatSpeaksUdpOnly(RtspTransport transport) throws IOException {
        List<SourceFrame> clip = clip();
        SourceOptions options =
                SourceOptions.of(FrameCodec.COPY)
                        .withAccess(new SourceAccess(transport, Optional.empty()));

        try (TestingRtspServer camera = TestingRtspServer.startUdpOnly(clip);
                FrameSource source = FrameSources.open(camera.url(), options)) {
            for (int i = 0; i < 10; i++) {
                assertThat(TestingFrames.nalUnits(source.next().orElseThrow()))
                        .isEqualTo(TestingFrames.nalUnits(clip.get(i)));
            }
        }
    }

    @Test
    void reportsThatACameraRefusesTheTransport() throws IOException {
        SourceOptions options =
                SourceOptions.of(FrameCodec.COPY)
                        .withAccess(new SourceAccess(RtspTransport.TCP, Optional.empty()));

        try (TestingRtspServer camera = TestingRtspServer.startUdpOnly(clip())) {
            assertThatThrownBy(() -> FrameSources.open(camera.url(), options).close())
                    .isInstanceOf(UserError.class)
                    .hasMessage("cannot open '%s': Protocol not supported", camera.url());
        }
    }

    @Test
    void logsInWithThePasswordOfAFile() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "p/4@s:5\n");
        SourceLogin login = SourceLogin.of("root", password);
        SourceOptions options =
                SourceOptions.of(FrameCodec.COPY)
                        .withAccess(new SourceAccess(RtspTransport.AUTO, Optional.of(login)));

        try (TestingRtspServer camera = TestingRtspServer.startWithLogin(clip(), "root:p/4@s:5");
                FrameSource source = FrameSources.open(camera.url(), options)) {
            assertThat(source.next()).isPresent();
        }
    }

    @Test
    void hidesThePasswordOfACameraThatRefusesIt() throws IOException {
        try (TestingRtspServer camera = TestingRtspServer.startWithLogin(clip(), "root:right")) {
            String url = camera.url().replace("127.0.0.1", "root:wrong@127.0.0.1");

            assertThatThrownBy(
                            () -> FrameSources.open(url, SourceOptions.of(FrameCodec.COPY)).close())
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("rtsp://***@127.0.0.1")
                    .hasMessageContaining("401 Unauthorized")
                    .hasMessageNotContaining("wrong");
        }
    }

    private List<SourceFrame> clip() throws IOException {
        return TestingFrames.read(TestingVideo.h264(folder, CLIP_FRAMES), FrameCodec.COPY);
    }
}
