package io.sightline.jobs.feed;

import static io.sightline.jobs.feed.TestingClock.START_MILLIS;
import static io.sightline.jobs.feed.TestingOrigin.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.jobs.media.SourceFrame;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.models.error.UserError;
import io.sightline.operators.bitstream.ContentType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class CameraFeedTest {
    private final TestingClock clock = new TestingClock();
    private final List<Long> sentAtMillis = new ArrayList<>();
    private final List<String> acknowledged = new ArrayList<>();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    private List<String> cameraIds = List.of("cam");
    private FeedRate rate = FeedRate.REAL_TIME;
    private boolean loop = false;
    private long frames = Long.MAX_VALUE;
    private Optional<Duration> duration = Optional.empty();
    private Duration accepted = Duration.ofHours(1);

    @Test
    void pacesARecordingByItsPresentationTimes() {
        run(TestingOrigin.recording(video(0, 40, 120)));

        assertThat(sentAtMillis)
                .containsExactly(START_MILLIS, START_MILLIS + 40, START_MILLIS + 120);
        assertThat(captureMillis()).isEqualTo(sentAtMillis);
    }

    @Test
    void publishesNoFrameBeforeItsCaptureTimeWhereTimesGoBack() {
        run(TestingOrigin.recording(video(0, 120, 40, 80, 160)));

        assertThat(sentAtMillis)
                .extracting(at -> at - START_MILLIS)
                .containsExactly(0L, 120L, 120L, 120L, 160L);
        assertThat(captureMillis())
                .extracting(at -> at - START_MILLIS)
                .containsExactly(0L, 120L, 40L, 80L, 160L);
    }

    @Test
    void doesNotWaitAtMaximumRate() {
        rate = FeedRate.MAX;

        run(TestingOrigin.recording(video(0, 40, 80)));

        assertThat(clock.pausesMillis()).isEmpty();
        assertThat(captureMillis())
                .containsExactly(START_MILLIS, START_MILLIS + 40, START_MILLIS + 80);
    }

    @Test
    void neverStampsWhatABrokerRefusesAsTooFarAhead() {
        rate = FeedRate.MAX;
        long minute = 60_000;

        run(TestingOrigin.recording(video(0, 20 * minute, 40 * minute, 90 * minute)));

        assertThat(captureMillis())
                .extracting(at -> at - START_MILLIS)
                .containsExactly(0L, 20 * minute, 30 * minute, 30 * minute);
    }

    @Test
    void keepsToTheLimitOfTheTopicWhereThatIsLower() {
        rate = FeedRate.MAX;
        accepted = Duration.ofSeconds(10);

        run(TestingOrigin.recording(video(0, 4_000, 8_000)));

        assertThat(captureMillis())
                .extracting(at -> at - START_MILLIS)
                .containsExactly(0L, 4_000L, 5_000L);
    }

    @Test
    void neverStampsTooFarAheadHoweverOftenItLoops() {
        rate = FeedRate.MAX;
        loop = true;
        frames = 3_000;

        run(TestingOrigin.recording(video(0, 1_000)));

        assertThat(captureMillis()).isSorted();
        assertThat(captureMillis())
                .allMatch(at -> at <= START_MILLIS + FeedOptions.DEFAULT_MAX_AHEAD.toMillis());
    }

    @Test
    void sendsTheHeadersOfTheContract() {
        run(TestingOrigin.recording(video(0, 40)));

        assertThat(producer.history().stream().map(CameraFeedTest::describe))
                .containsExactly(
                        "cam: content-type=video/h264 seq=0 stream-epoch=e keyframe=true",
                        "cam: content-type=video/h264 seq=1 stream-epoch=e keyframe=false");
    }

    @Test
    void sendsNoKeyframeHeaderWithImages() {
        SourceFrame picture = new SourceFrame(ContentType.PNG, new byte[] {1}, true, 0, 40);

        run(TestingOrigin.recording(List.of(picture)));

        assertThat(describe(producer.history().get(0)))
                .isEqualTo("cam: content-type=image/png seq=0 stream-epoch=e");
    }

    @Test
    void showsEveryFrameOnEveryCamera() {
        cameraIds = List.of("cam-1", "cam-2");

        FeedSummary summary = run(TestingOrigin.recording(video(0, 40)));

        assertThat(acknowledged)
                .containsExactly("cam-1/e/0", "cam-2/e/0", "cam-1/e/1", "cam-2/e/1");
        long bytes = 2L * ("frame at 0".length() + "frame at 40".length());
        assertThat(summary).isEqualTo(new FeedSummary(4, bytes, 2, 0.04, "e"));
    }

    @Test
    void continuesNumbersAndTimesWhenItLoops() {
        loop = true;
        frames = 5;

        run(TestingOrigin.recording(video(0, 40)));

        assertThat(acknowledged)
                .containsExactly("cam/e/0", "cam/e/1", "cam/e/2", "cam/e/3", "cam/e/4");
        assertThat(captureMillis())
                .extracting(at -> at - START_MILLIS)
                .containsExactly(0L, 40L, 80L, 120L, 160L);
    }

    @Test
    void endsWhenTheDurationHasPassed() {
        loop = true;
        duration = Optional.of(Duration.ofMillis(100));

        run(TestingOrigin.recording(video(0, 40)));

        assertThat(acknowledged).hasSize(3);
        assertThat(clock.millis()).isEqualTo(START_MILLIS + 100);
    }

    @Test
    void endsAfterTheFrameAtWhichItIsStopped() {
        loop = true;
        TestingOrigin origin = TestingOrigin.recording(video(0, 40));

        run(
                origin,
                (cameraId, streamEpoch, seq, micros) -> {
                    if (seq == 2) {
                        clock.stop();
                    }
                });

        assertThat(producer.history()).hasSize(3);
        assertThat(origin.openSources()).isZero();
    }

    @Test
    void takesTheArrivalOfALiveFrameAsItsCaptureTime() {
        frames = 2;

        run(TestingOrigin.live(List.of(video(5000, 9000))));

        assertThat(captureMillis()).containsExactly(START_MILLIS, START_MILLIS);
    }

    @Test
    void startsANewEpochAfterALiveSourceWasLost() {
        frames = 4;
        TestingOrigin origin =
                TestingOrigin.live(List.of(video(0, 40), List.of(), List.of(), video(0, 40)));

        FeedSummary summary = run(origin);

        assertThat(acknowledged).containsExactly("cam/e/0", "cam/e/1", "cam/e.1/0", "cam/e.1/1");
        assertThat(clock.pausesMillis()).containsExactly(1000L, 2000L, 4000L);
        assertThat(summary.streamEpoch()).isEqualTo("e.1");
        assertThat(origin.openSources()).isZero();
    }

    @Test
    void stopsReconnectingWhenTheDurationHasPassed() {
        duration = Optional.of(Duration.ofSeconds(10));

        run(TestingOrigin.live(List.of(video(0), List.of())));

        assertThat(acknowledged).containsExactly("cam/e/0");
        assertThat(clock.pausesMillis()).containsExactly(1000L, 2000L, 4000L, 3000L);
    }

    @Test
    void failsWhenALiveSourceCannotBeOpenedAtAll() {
        assertThatThrownBy(() -> run(TestingOrigin.live(List.of(List.of(), video(0)))))
                .isInstanceOf(UserError.class)
                .hasMessage("nobody there");
    }

    @Test
    void failsAtTheFirstFrameThatCannotBeDelivered() {
        TestingOrigin origin = TestingOrigin.recording(video(0, 40));
        producer.sendException = new RecordTooLargeException("the frame is too large");

        assertThatThrownBy(() -> run(origin))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "cannot publish to topic 'frames' at broker:9092: the frame is too large");
        assertThat(origin.openSources()).isZero();
    }

    private FeedSummary run(TestingOrigin origin) {
        return run(
                origin,
                (cameraId, streamEpoch, seq, micros) -> {
                    sentAtMillis.add(micros / 1000);
                    acknowledged.add(cameraId + "/" + streamEpoch + "/" + seq);
                });
    }

    private FeedSummary run(TestingOrigin origin, FeedListener listener) {
        FeedOptions options =
                new FeedOptions(
                                KafkaCluster.at("broker:9092"),
                                "frames",
                                cameraIds,
                                "e",
                                rate,
                                loop,
                                frames,
                                duration)
                        .withAccepted(accepted);
        FramePublisher publisher = new FramePublisher(producer, options, listener, clock);
        try (CameraFeed feed = new CameraFeed(options, origin, publisher, clock)) {
            return feed.run();
        }
    }

    private List<Long> captureMillis() {
        return producer.history().stream().map(ProducerRecord::timestamp).toList();
    }

    private static String describe(ProducerRecord<byte[], byte[]> record) {
        StringBuilder text = new StringBuilder(new String(record.key(), StandardCharsets.UTF_8));
        text.append(':');
        record.headers()
                .forEach(
                        header ->
                                text.append(' ')
                                        .append(header.key())
                                        .append('=')
                                        .append(
                                                new String(
                                                        header.value(), StandardCharsets.UTF_8)));
        return text.toString();
    }
}
