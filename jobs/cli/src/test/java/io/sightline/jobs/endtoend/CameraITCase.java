package io.sightline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sightline.jobs.broker.EmbeddedBroker;
import io.sightline.jobs.detection.DetectionJob;
import io.sightline.jobs.detection.DetectionJobOptions;
import io.sightline.jobs.detection.EmbeddedFlink;
import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.media.SourceFrame;
import io.sightline.jobs.topics.KafkaHeaders;
import io.sightline.jobs.topics.Topics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Cameras that stop, come back, repeat and mix up their frames. Whatever they do, every record has
 * one outcome: an event, or a dead letter that says why not. The video has a keyframe every ten
 * frames, and B-frames.
 */
class CameraITCase {
    private static final String EVENT = "event";
    private static final long STARTED = System.currentTimeMillis();

    private static EmbeddedBroker broker;
    private static EmbeddedFlink flink;
    private static TestingProducer producer;
    private static TestingOutcomes committed;
    private static List<SourceFrame> video;
    private static List<SourceFrame> stills;

    @BeforeAll
    @SuppressWarnings("MustBeClosedChecker") // closed in stop()
    static void start() {
        broker = EmbeddedBroker.start();
        try (Topics topics = Topics.connect(broker.cluster())) {
            topics.create(List.of("frames"), 2, Topics.MAX_FRAME_BYTES);
        }
        flink =
                EmbeddedFlink.start(
                        new DetectionJob(
                                DetectionJobOptions.parse(
                                        "--bootstrap-servers="
                                                + broker.cluster().bootstrapServers(),
                                        "--create-topics",
                                        "--parallelism=2")));
        producer = new TestingProducer(broker.cluster(), "frames");
        committed = new TestingOutcomes(broker.cluster());
        video = TestingCameras.clip("drawn-h264-b-frames.mp4", FrameCodec.COPY);
        stills = TestingCameras.clip("drawn-h264-b-frames.mp4", FrameCodec.JPEG);
    }

    @AfterAll
    static void stop() {
        if (producer != null) {
            producer.close();
        }
        if (flink != null) {
            flink.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void aCameraThatStopsHoldsBackNeitherItsLastFramesNorOtherCameras() throws Exception {
        List<String> stopped = send("stopping", 0, "one", video, range(0, 14));
        assertThat(outcomes("stopping", stopped)).isEqualTo(repeat(EVENT, 14));

        List<String> others = send("going-on", 1, "one", video, range(0, 30));
        assertThat(outcomes("going-on", others)).isEqualTo(repeat(EVENT, 30));
    }

    @Test
    void aCameraThatComesBackInANewEpochStartsOver() throws Exception {
        List<String> records = send("back", 0, "one", video, range(0, 14));
        records.addAll(send("back", 0, "two", video, range(0, 12)));

        assertThat(outcomes("back", records)).isEqualTo(repeat(EVENT, 26));
        assertThat(committed.events("detections", "back", 26))
                .extracting(event -> event.get("streamEpoch").asText())
                .isEqualTo(join(repeat("one", 14), repeat("two", 12)));
    }

    @Test
    void aCameraThatComesBackAmidAGroupWaitsForAKeyframe() throws Exception {
        List<String> records = send("amid", 0, "one", video, range(0, 4));
        records.addAll(send("amid", 0, "two", video, range(14, 30)));

        assertThat(outcomes("amid", records))
                .isEqualTo(join(repeat(EVENT, 4), repeat("no-keyframe", 6), repeat(EVENT, 10)));
    }

    @Test
    void videoFramesThatAreSentTwiceAreRepeated() throws Exception {
        List<String> records = send("twice", 0, "one", video, List.of(0, 1, 1, 2, 3, 1, 2, 4));

        assertThat(outcomes("twice", records))
                .containsExactly(
                        EVENT, EVENT, "repeated", EVENT, EVENT, "repeated", "repeated", EVENT);
    }

    /** What is missing may hold what later pictures refer to. */
    @Test
    void videoFramesOutOfOrderAreAGapAndARepetition() throws Exception {
        List<String> records =
                send("mixed-up", 0, "one", video, join(List.of(0, 1, 3, 2, 4), range(9, 12)));

        assertThat(outcomes("mixed-up", records))
                .containsExactly(
                        EVENT,
                        EVENT,
                        "no-keyframe",
                        "repeated",
                        "no-keyframe",
                        "no-keyframe",
                        EVENT,
                        EVENT);
    }

    /** A producer that sends again what was not acknowledged to it; ids tell the events apart. */
    @Test
    void aGroupThatIsSentAgainFromItsKeyframeOnIsDetectedAgain() throws Exception {
        List<String> records = send("again", 0, "one", video, join(range(0, 13), range(10, 16)));

        assertThat(outcomes("again", records)).isEqualTo(repeat(EVENT, 19));
        List<String> ids = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> event :
                committed.awaitCommitted("detections", "again", 19)) {
            ids.add(KafkaHeaders.text(event, "ce_id").orElseThrow());
        }
        assertThat(ids.subList(13, 16)).isEqualTo(ids.subList(10, 13));
        assertThat(Set.copyOf(ids)).hasSize(16);
    }

    @Test
    void stillImagesAreDetectedWhateverTheirNumbers() throws Exception {
        List<String> records = send("stills", 0, "one", stills, List.of(2, 0, 0, 7, 1));

        assertThat(outcomes("stills", records)).isEqualTo(repeat(EVENT, 5));
        assertThat(committed.events("detections", "stills", 5))
                .extracting(event -> event.get("seq").asInt())
                .containsExactly(2, 0, 0, 7, 1);
    }

    /** Sends frames of a clip by number, and says where each record is. */
    private static List<String> send(
            String camera,
            int partition,
            String epoch,
            List<SourceFrame> clip,
            List<Integer> numbers)
            throws Exception {
        List<String> sources = new ArrayList<>();
        for (int number : numbers) {
            SourceFrame frame = clip.get(number);
            sources.add(
                    producer.send(
                            partition,
                            STARTED + 100L * number,
                            camera,
                            frame.value(),
                            Map.of(
                                    "content-type",
                                    frame.contentType().mimeType(),
                                    "seq",
                                    "" + number,
                                    "stream-epoch",
                                    epoch)));
        }
        return sources;
    }

    /** What became of each record: {@link #EVENT}, or the reason of its dead letter. */
    private static List<String> outcomes(String camera, List<String> sources) {
        Map<String, String> found = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record :
                committed.awaitCommitted(
                        List.of("detections", "frames.dlq"), camera, sources.size())) {
            String source =
                    record.topic().equals("detections")
                            ? source(TestingOutcomes.parse(record.value()))
                            : KafkaHeaders.text(record, "dlq-source").orElseThrow();
            String outcome = KafkaHeaders.text(record, "dlq-reason").orElse(EVENT);
            assertThat(found.put(source, outcome)).as("another outcome of %s", source).isNull();
        }
        assertThat(found).containsOnlyKeys(sources);
        return sources.stream().map(found::get).toList();
    }

    private static String source(JsonNode event) {
        JsonNode source = event.at("/frame/source");
        return String.format(
                Locale.ROOT,
                "%s/%d/%d",
                source.get("topic").asText(),
                source.get("partition").asInt(),
                source.get("offset").asLong());
    }

    private static List<Integer> range(int from, int end) {
        return IntStream.range(from, end).boxed().toList();
    }

    private static List<String> repeat(String word, int times) {
        return Collections.nCopies(times, word);
    }

    @SafeVarargs
    private static <T> List<T> join(List<T>... parts) {
        List<T> all = new ArrayList<>();
        for (List<T> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
