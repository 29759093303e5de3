package io.sightline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sightline.jobs.broker.EmbeddedBroker;
import io.sightline.jobs.detection.DetectionJob;
import io.sightline.jobs.detection.DetectionJobOptions;
import io.sightline.jobs.detection.DetectionJobSettings;
import io.sightline.jobs.detection.EmbeddedFlink;
import io.sightline.jobs.media.Clip;
import io.sightline.jobs.media.ClipEncoder;
import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.media.SourceFrame;
import io.sightline.jobs.scene.SceneFrame;
import io.sightline.jobs.scene.Street;
import io.sightline.jobs.topics.KafkaHeaders;
import io.sightline.jobs.topics.Topics;
import io.sightline.models.detector.RgbImage;
import io.sightline.operators.bitstream.DecodeReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/**
 * A few thousand frames, half of them damaged, through the whole job: each record comes out once,
 * as an event or as a dead letter. {@code MutatedFramesTest} of operators does more of that to the
 * decoders alone.
 */
class BadInputITCase {
    private static final int CLIP_FRAMES = 50;
    private static final int ROUNDS = 15;
    private static final int CAMERAS = 4;
    private static final int RECORDS = CAMERAS * ROUNDS * CLIP_FRAMES;
    private static final List<String> CONTENT_TYPES =
            List.of("image/jpeg", "image/png", "video/h264", "video/h265", "text/plain");

    private final Random random = new Random(20_260_101);

    @Test
    void everyRecordBecomesAnEventOrADeadLetter() throws Exception {
        List<RgbImage> street =
                Street.demo(320, 180).frames(0, CLIP_FRAMES).stream()
                        .map(SceneFrame::image)
                        .toList();
        Clip jpeg = ClipEncoder.clip(street, FrameCodec.JPEG, Street.FRAMES_PER_SECOND);
        Clip h264 = ClipEncoder.clip(street, FrameCodec.H264, Street.FRAMES_PER_SECOND);
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            List<String> sent = feed(broker, List.of(jpeg, h264, jpeg, h264));
            run(broker);

            TestingOutcomes outcomes = new TestingOutcomes(broker.cluster());
            List<String> came = new ArrayList<>();
            outcomes.all("detections").forEach(event -> came.add(sourceOf(event)));
            int events = came.size();
            for (ConsumerRecord<byte[], byte[]> letter : outcomes.all("frames.dlq")) {
                came.add(KafkaHeaders.text(letter, "dlq-source").orElseThrow());
                assertThat(KafkaHeaders.text(letter, "dlq-reason"))
                        .hasValueSatisfying(reason -> assertThat(reason).isIn(reasons()));
            }
            assertThat(came).containsExactlyInAnyOrderElementsOf(sent);
            assertThat(events).isBetween(RECORDS / 10, RECORDS * 9 / 10);
        }
    }

    private static void run(EmbeddedBroker broker) throws InterruptedException {
        DetectionJobSettings options =
                DetectionJobOptions.parse(
                        "--bootstrap-servers=" + broker.cluster().bootstrapServers(),
                        "--create-topics",
                        "--from=earliest",
                        "--until=latest",
                        "--max-pixels=1000000",
                        "--parallelism=2");
        try (EmbeddedFlink flink = EmbeddedFlink.start(new DetectionJob(options))) {
            flink.await();
        }
    }

    /** All records, as {@code topic/partition/offset}. */
    private List<String> feed(EmbeddedBroker broker, List<Clip> clips) throws Exception {
        try (Topics topics = Topics.connect(broker.cluster())) {
            topics.create(List.of("frames"), 2, Topics.MAX_FRAME_BYTES);
        }
        List<String> sent = new ArrayList<>();
        try (TestingProducer producer = new TestingProducer(broker.cluster(), "frames")) {
            for (int seq = 0; seq < ROUNDS * CLIP_FRAMES; seq++) {
                for (int camera = 0; camera < CAMERAS; camera++) {
                    SourceFrame frame = clips.get(camera).frames().get(seq % CLIP_FRAMES);
                    SourceFrame other =
                            clips.get(random.nextInt(CAMERAS))
                                    .frames()
                                    .get(random.nextInt(CLIP_FRAMES));
                    boolean damaged = random.nextBoolean();
                    sent.add(
                            producer.send(
                                    "cam-" + camera,
                                    damaged ? damage(frame.value(), other.value()) : frame.value(),
                                    Map.of("content-type", contentType(frame), "seq", "" + seq)));
                }
            }
        }
        assertThat(sent).hasSize(RECORDS);
        return sent;
    }

    private String contentType(SourceFrame frame) {
        return random.nextInt(50) == 0
                ? CONTENT_TYPES.get(random.nextInt(CONTENT_TYPES.size()))
                : frame.contentType().mimeType();
    }

    private byte[] damage(byte[] frame, byte[] other) {
        int cut = random.nextInt(frame.length);
        return switch (random.nextInt(3)) {
            case 0 -> withFlippedBits(frame);
            case 1 -> Arrays.copyOf(frame, cut);
            default -> withEndOf(other, frame, cut);
        };
    }

    private byte[] withFlippedBits(byte[] frame) {
        byte[] flipped = frame.clone();
        for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
            flipped[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private static byte[] withEndOf(byte[] other, byte[] frame, int cut) {
        int end = other.length / 2;
        byte[] spliced = Arrays.copyOf(frame, cut + end);
        System.arraycopy(other, other.length - end, spliced, cut, end);
        return spliced;
    }

    private static String sourceOf(ConsumerRecord<byte[], byte[]> event) {
        JsonNode source = TestingOutcomes.parse(event.value()).get("frame").get("source");
        return String.format(
                Locale.ROOT,
                "%s/%d/%d",
                source.get("topic").asText(),
                source.get("partition").asInt(),
                source.get("offset").asLong());
    }

    private static List<String> reasons() {
        return Arrays.stream(DecodeReason.values()).map(DecodeReason::word).toList();
    }
}
