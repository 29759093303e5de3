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
import io.sightline.jobs.topics.Topics;
import io.sightline.models.detector.RgbImage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * One frames topic, read again and again by jobs that end by themselves. Two cameras show a drawn
 * street, one in JPEG and one in H.264, each in a partition of its own.
 */
class ReplayITCase {
    private static final int FRAMES = 40;

    private static final long MILLIS_BETWEEN = 40;
    private static final int JPEG = 0;
    private static final int H264 = 1;

    private static EmbeddedBroker broker;
    private static long firstMillis;
    private static Map<String, String> all;

    private static int runs;

    @BeforeAll
    @SuppressWarnings("MustBeClosedChecker") // closed in stop()
    static void feedOnce() throws Exception {
        broker = EmbeddedBroker.start();
        // Of late: a broker deletes what is a week old by its own time.
        firstMillis = Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(60).toEpochMilli();
        try (Topics topics = Topics.connect(broker.cluster())) {
            topics.create(List.of("frames"), 2, Topics.MAX_FRAME_BYTES);
        }
        List<RgbImage> street =
                Street.demo(320, 180).frames(0, FRAMES).stream().map(SceneFrame::image).toList();
        feed("jpeg", JPEG, ClipEncoder.clip(street, FrameCodec.JPEG, Street.FRAMES_PER_SECOND));
        feed("h264", H264, ClipEncoder.clip(street, FrameCodec.H264, Street.FRAMES_PER_SECOND));
        all = replay("--from=earliest", "--until=latest", "--parallelism=2");
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void aBoundedJobReportsEveryFrameAndEndsByItself() {
        assertThat(all).hasSize(2 * FRAMES);
        assertThat(all).containsKeys("jpeg/0", "jpeg/39", "h264/0", "h264/39");
    }

    @Test
    void neitherParallelismNorBatchesChangeAByte() throws Exception {
        assertThat(replay("--from=earliest", "--until=latest", "--parallelism=1", "--batch-size=1"))
                .isEqualTo(all);
        assertThat(replay("--from=earliest", "--until=latest", "--parallelism=2", "--batch-size=4"))
                .isEqualTo(all);
    }

    @Test
    void offsetsNameTheFramesOfAPartition() throws Exception {
        assertThat(replay("--from=0:10", "--until=0:15"))
                .isEqualTo(only("jpeg/10", "jpeg/11", "jpeg/12", "jpeg/13", "jpeg/14"));
        assertThat(replay("--from=earliest", "--until=1:3"))
                .isEqualTo(only("h264/0", "h264/1", "h264/2"));
    }

    @Test
    void timesNameTheFramesOfAllCameras() throws Exception {
        Map<String, String> events = replay("--from=" + at(25), "--until=" + at(28));

        // A keyframe comes every second: 25 is one.
        assertThat(events)
                .isEqualTo(only("jpeg/25", "jpeg/26", "jpeg/27", "h264/25", "h264/26", "h264/27"));
    }

    @Test
    void aGroupGoesOnWhereItStopped() throws Exception {
        Map<String, String> first =
                replayAs("group", "--from=committed", "--until=0:10,1:10", "--parallelism=1");
        Map<String, String> rest =
                replayAs("group", "--from=committed", "--until=latest", "--parallelism=1");

        assertThat(first).hasSize(20);
        // Without a checkpoint, video waits for a keyframe.
        assertThat(rest.keySet())
                .contains("jpeg/10", "jpeg/39", "h264/25", "h264/39")
                .doesNotContain("jpeg/9", "h264/9");
        assertThat(all).containsAllEntriesOf(rest);
    }

    private static Map<String, String> only(String... frames) {
        Map<String, String> chosen = new TreeMap<>(all);
        chosen.keySet().retainAll(List.of(frames));
        return chosen;
    }

    private static String at(int seq) {
        return Instant.ofEpochMilli(firstMillis + seq * MILLIS_BETWEEN).toString();
    }

    private static Map<String, String> replay(String... options) throws Exception {
        return replayAs("replay-" + runs, options);
    }

    /** The events of a job that must end by itself, by camera and number. */
    private static Map<String, String> replayAs(String group, String... options) throws Exception {
        String topic = "detections-" + runs++;
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--bootstrap-servers=" + broker.cluster().bootstrapServers(),
                                "--group-id=" + group,
                                "--detections-topic=" + topic,
                                "--create-topics"));
        arguments.addAll(List.of(options));
        DetectionJobSettings parsed = DetectionJobOptions.parse(arguments.toArray(String[]::new));
        try (EmbeddedFlink flink = EmbeddedFlink.start(new DetectionJob(parsed))) {
            flink.await();
        }
        return committed(topic);
    }

    private static Map<String, String> committed(String topic) {
        Map<String, String> events = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record :
                new TestingOutcomes(broker.cluster()).all(topic)) {
            JsonNode event = TestingOutcomes.parse(record.value());
            String frame = event.get("cameraId").asText() + "/" + event.get("seq").asLong();
            String value = new String(record.value(), StandardCharsets.UTF_8);
            assertThat(events.put(frame, value)).as("an earlier event of %s", frame).isNull();
        }
        return events;
    }

    private static void feed(String camera, int partition, Clip clip) throws Exception {
        try (TestingProducer producer = new TestingProducer(broker.cluster(), "frames")) {
            for (int seq = 0; seq < FRAMES; seq++) {
                SourceFrame frame = clip.frames().get(seq);
                producer.send(
                        partition,
                        firstMillis + seq * MILLIS_BETWEEN,
                        camera,
                        frame.value(),
                        Map.of("content-type", frame.contentType().mimeType(), "seq", "" + seq));
            }
        }
    }
}
