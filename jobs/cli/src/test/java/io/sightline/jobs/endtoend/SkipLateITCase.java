package io.sightline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.sightline.jobs.detection.DetectionSettings;
import io.sightline.jobs.kafka.Delivery;
import io.sightline.jobs.local.LocalJob;
import io.sightline.jobs.local.LocalPipeline;
import io.sightline.jobs.media.Clip;
import io.sightline.jobs.media.ClipEncoder;
import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.media.SourceFrame;
import io.sightline.jobs.options.ModelSource;
import io.sightline.jobs.options.ThresholdSettings;
import io.sightline.jobs.scene.SceneFrame;
import io.sightline.jobs.scene.Street;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.device.Computation;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.infer.Batching;
import io.sightline.operators.overload.OverloadPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/**
 * A live job whose two cameras show a drawn street, one in JPEG and one in H.264. Their clocks make
 * two frames of three too old and one new, so that it is known what is skipped however busy the
 * machine is.
 */
class SkipLateITCase {
    private static final int FRAMES = 150;
    private static final long HALF_AN_HOUR_MILLIS = 1_800_000;

    @Test
    void everyFrameIsReportedOnceInOrderAndOnlyTheNewAreInferred() throws Exception {
        List<RgbImage> street =
                Street.demo(320, 180).frames(0, FRAMES).stream().map(SceneFrame::image).toList();
        Clip jpeg = ClipEncoder.clip(street, FrameCodec.JPEG, Street.FRAMES_PER_SECOND);
        Clip h264 = ClipEncoder.clip(street, FrameCodec.H264, Street.FRAMES_PER_SECOND);
        DetectionSettings skipLate =
                new DetectionSettings(
                        ModelSource.SHIPPED,
                        Computation.AUTO,
                        DecodePolicy.DEFAULT_MAX_PIXELS,
                        OverloadPolicy.skipLate(Duration.ofMinutes(1)),
                        Batching.DEFAULT,
                        ThresholdSettings.OF_THE_CARD);
        try (LocalPipeline pipeline =
                LocalPipeline.start(
                        new LocalJob(skipLate, Delivery.EXACTLY_ONCE, Optional.of(2)))) {
            pipeline.startJob();
            pipeline.awaitReady(() -> false);
            feed(pipeline, "jpeg", jpeg);
            feed(pipeline, "h264", h264);

            TestingOutcomes outcomes = new TestingOutcomes(pipeline.kafka().cluster());
            assertThat(outcomes.events("detections", "jpeg", FRAMES))
                    .extracting(event -> event.get("seq").asLong(), SkipLateITCase::summary)
                    .containsExactlyElementsOf(expected("skipped-late"));
            assertThat(outcomes.events("detections", "h264", FRAMES))
                    .extracting(event -> event.get("seq").asLong(), SkipLateITCase::summary)
                    .containsExactlyElementsOf(expected("skipped-late 320x180"));
            assertThat(outcomes.all("frames.dlq")).isEmpty();
        }
    }

    private static List<Tuple> expected(String skipped) {
        return LongStream.range(0, FRAMES)
                .mapToObj(seq -> tuple(seq, isNew(seq) ? "inferred 320x180" : skipped))
                .toList();
    }

    /** The decision, and the size of the frame where it is known. */
    private static String summary(JsonNode event) {
        JsonNode frame = event.get("frame");
        String decision = event.get("decision").asText();
        if (decision.startsWith("skipped")) {
            assertThat(event.get("detections")).isEmpty();
        }
        return frame.has("width")
                ? String.format(
                        Locale.ROOT,
                        "%s %dx%d",
                        decision,
                        frame.get("width").asInt(),
                        frame.get("height").asInt())
                : decision;
    }

    private static void feed(LocalPipeline pipeline, String camera, Clip clip) {
        long now = System.currentTimeMillis();
        try (TestingProducer producer = new TestingProducer(pipeline.kafka().cluster(), "frames")) {
            for (int seq = 0; seq < FRAMES; seq++) {
                SourceFrame frame = clip.frames().get(seq);
                producer.sendLater(
                        isNew(seq) ? now + HALF_AN_HOUR_MILLIS : now - HALF_AN_HOUR_MILLIS,
                        camera,
                        frame.value(),
                        Map.of("content-type", frame.contentType().mimeType(), "seq", "" + seq));
            }
        }
    }

    private static boolean isNew(long seq) {
        return seq % 3 == 0;
    }
}
