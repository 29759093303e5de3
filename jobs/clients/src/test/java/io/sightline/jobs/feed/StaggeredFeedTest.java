package io.sightline.jobs.feed;

import static io.sightline.jobs.feed.TestingOrigin.video;
import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.media.Clip;
import io.sightline.jobs.media.SourceFrame;
import io.sightline.jobs.topics.FrameHeaders;
import io.sightline.jobs.topics.KafkaCluster;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class StaggeredFeedTest {
    private final TestingClock clock = new TestingClock();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void camerasSendInTurnAndStartTheClipOver() {
        try (StaggeredFeed feed = feed(List.of("cam-1", "cam-2"), video(0, 40))) {
            for (int frame = 0; frame < 5; frame++) {
                feed.publishNext();
            }
            feed.flush();

            assertThat(producer.history())
                    .extracting(StaggeredFeedTest::describe)
                    .containsExactly(
                            "cam-1 0 frame at 0",
                            "cam-2 0 frame at 0",
                            "cam-1 1 frame at 40",
                            "cam-2 1 frame at 40",
                            "cam-1 2 frame at 0");
        }
    }

    @Test
    void theCaptureTimeOfAFrameIsWhenItIsSent() {
        try (StaggeredFeed feed = feed(List.of("cam"), video(0, 40))) {
            feed.publishNext();
            clock.pause(7_000);
            feed.publishNext();

            assertThat(producer.history())
                    .extracting(record -> record.timestamp() - TestingClock.START_MILLIS)
                    .containsExactly(0L, 7L);
        }
    }

    private StaggeredFeed feed(List<String> cameraIds, List<SourceFrame> frames) {
        FeedOptions options =
                new FeedOptions(
                        KafkaCluster.at("unused:1"),
                        "frames",
                        cameraIds,
                        "e",
                        FeedRate.MAX,
                        true,
                        Long.MAX_VALUE,
                        Optional.empty());
        return new StaggeredFeed(
                options,
                new Clip(frames),
                new FramePublisher(producer, options, FeedListener.NONE, clock),
                clock);
    }

    private static String describe(ProducerRecord<byte[], byte[]> record) {
        return "%s %s %s"
                .formatted(
                        text(record.key()),
                        text(record.headers().lastHeader(FrameHeaders.SEQ).value()),
                        text(record.value()));
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
