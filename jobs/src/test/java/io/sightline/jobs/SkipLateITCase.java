package io.sightline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sightline.jobs.feed.Clip;
import io.sightline.jobs.feed.ClipEncoder;
import io.sightline.jobs.feed.FrameCodec;
import io.sightline.jobs.feed.SourceFrame;
import io.sightline.jobs.kafka.KafkaHeaders;
import io.sightline.jobs.local.LocalPipeline;
import io.sightline.jobs.scene.SceneFrame;
import io.sightline.jobs.scene.Street;
import io.sightline.models.detector.RgbImage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/**
 * A live job that gets more frames at once than it can infer in time: two cameras show a drawn
 * street, one in JPEG and one in H.264.
 */
class SkipLateITCase {
    private static final int CLIP_FRAMES = 50;
    private static final int FRAMES = 12 * CLIP_FRAMES;
    private static final long MAX_AGE_MILLIS = 1_000;

    @Test
    void everyFrameIsReportedOnceInOrderAndNoneInferredThatWasTooOld() throws Exception {
        List<RgbImage> street =
                Street.demo(320, 180).frames(0, CLIP_FRAMES).stream()
                        .map(SceneFrame::image)
                        .toList();
        Clip jpeg = ClipEncoder.clip(street, FrameCodec.JPEG, Street.FRAMES_PER_SECOND);
        Clip h264 = ClipEncoder.clip(street, FrameCodec.H264, Street.FRAMES_PER_SECOND);
        try (LocalPipeline pipeline =
                LocalPipeline.start(
                        List.of(
                                "--create-topics",
                                "--parallelism=2",
                                "--overload=skip-late",
                                "--max-age=" + MAX_AGE_MILLIS + "ms"))) {
            pipeline.startJob();
            pipeline.awaitReady(() -> false);
            flood(pipeline, jpeg, h264);

            TestingOutcomes outcomes = new TestingOutcomes(pipeline.kafka().cluster());
            for (String camera : List.of("jpeg", "h264")) {
                List<JsonNode> events = outcomes.events("detections", camera, FRAMES);
                assertThat(events)
                        .extracting(event -> event.get("seq").asLong())
                        .containsExactlyElementsOf(LongStream.range(0, FRAMES).boxed().toList());
                assertThat(events)
                        .extracting(event -> event.get("decision").asText())
                        .contains("inferred", "skipped-late")
                        .containsOnly("inferred", "skipped-late");
                assertThat(events)
                        .filteredOn(event -> event.get("decision").asText().startsWith("skipped"))
                        .allSatisfy(
                                event -> {
                                    assertThat(event.get("detections")).isEmpty();
                                    assertThat(event.get("frame").has("width"))
                                            .isEqualTo(camera.equals("h264"));
                                });
            }
            assertThat(outcomes.all("detections"))
                    .allSatisfy(SkipLateITCase::assertSkippedIfItCameTooLate);
            assertThat(outcomes.all("frames.dlq")).isEmpty();
        }
    }

    /** A frame that was too old when the job read it was so when its turn came. */
    private static void assertSkippedIfItCameTooLate(ConsumerRecord<byte[], byte[]> event) {
        JsonNode value = TestingOutcomes.parse(event.value());
        long captured = Instant.parse(value.get("frameTime").asText()).toEpochMilli();
        long received = micros(event, "t-received");
        if (received / 1_000 - captured > MAX_AGE_MILLIS) {
            assertThat(value.get("decision").asText()).isEqualTo("skipped-late");
        }
    }

    private static long micros(ConsumerRecord<byte[], byte[]> event, String header) {
        return Long.parseLong(KafkaHeaders.text(event, header).orElseThrow());
    }

    /** All frames of a clip that plays again and again, as fast as the broker takes them. */
    private static void flood(LocalPipeline pipeline, Clip jpeg, Clip h264) throws Exception {
        try (TestingProducer producer = new TestingProducer(pipeline.kafka().cluster(), "frames")) {
            for (int seq = 0; seq < FRAMES; seq++) {
                producer.sendLater("jpeg", at(jpeg, seq).value(), headers(jpeg, seq));
                producer.sendLater("h264", at(h264, seq).value(), headers(h264, seq));
            }
        }
    }

    private static SourceFrame at(Clip clip, int seq) {
        return clip.frames().get(seq % CLIP_FRAMES);
    }

    private static Map<String, String> headers(Clip clip, int seq) {
        return Map.of("content-type", at(clip, seq).contentType().mimeType(), "seq", "" + seq);
    }
}
