package io.sightline.jobs.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.broker.TestingBroker;
import io.sightline.jobs.cli.Sightline;
import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.media.SourceFrame;
import io.sightline.jobs.media.TestingField;
import io.sightline.jobs.media.TestingFrames;
import io.sightline.jobs.media.TestingVideo;
import io.sightline.jobs.topics.Topics;
import io.sightline.jobs.watch.CommittedRecords;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120) // a frame that never comes must not be waited for
class FeedITCase {
    @RegisterExtension static final TestingBroker BROKER = new TestingBroker();

    private static final Path CLIP = TestingVideo.resource("drawn-h264-b-frames.mp4");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;

    @Test
    void publishesAVideoAsTwoCamerasThatLoop() throws IOException {
        String topic = "feed-loop";
        long before = System.currentTimeMillis();

        int exitCode =
                feed(
                        topic,
                        CLIP,
                        "--camera gate --cameras 2 --rate max --loop --frames 40"
                                + " --create-topics --partitions 2 --stream-epoch e1");

        assertThat(err.toString()).isEmpty();
        assertThat(exitCode).isZero();
        assertThat(out.toString())
                .matches(
                        "\\{\"frames\":80,\"bytes\":\\d+,\"cameras\":2,\"seconds\":[0-9.]+,"
                                + "\"streamEpoch\":\"e1\"}\\R");
        List<ConsumerRecord<byte[], byte[]>> records = read(topic, 80);
        for (String camera : List.of("gate-1", "gate-2")) {
            assertWholeLoop(ofCamera(records, camera), before);
        }
    }

    private static void assertWholeLoop(List<ConsumerRecord<byte[], byte[]>> records, long before) {
        List<SourceFrame> clip = TestingFrames.read(CLIP, FrameCodec.COPY);
        long start = records.get(0).timestamp();
        assertThat(start).isBetween(before, System.currentTimeMillis());
        assertThat(records).hasSize(40);
        for (int seq = 0; seq < 40; seq++) {
            ConsumerRecord<byte[], byte[]> record = records.get(seq);
            SourceFrame frame = clip.get(seq % 30);
            assertThat(headers(record))
                    .containsExactly(
                            "content-type=video/h264",
                            "seq=" + seq,
                            "stream-epoch=e1",
                            "keyframe=" + frame.keyframe());
            assertThat(record.value()).isEqualTo(frame.value());
            assertThat(record.timestamp() - start).isEqualTo(frame.ptsMillis() + seq / 30 * 3000L);
        }
    }

    @Test
    void publishesARecordingThatIsLongerThanBrokersAcceptInAdvance() {
        Path ninetyMinutes = TestingField.file("ninety-minutes.mp4");
        long latest = System.currentTimeMillis() + Duration.ofMinutes(31).toMillis();

        int exitCode = feed("feed-long", ninetyMinutes, "--camera c --rate max --create-topics");

        assertThat(err.toString()).isEmpty();
        assertThat(exitCode).isZero();
        assertThat(out.toString()).startsWith("{\"frames\":90,");
        assertThat(read("feed-long", 90)).allMatch(record -> record.timestamp() < latest);
    }

    @Test
    void publishesARecordingWhoseClockJumpsWithoutWaiting() {
        Path recorder = TestingField.file("time-jump-10h.ts");

        int exitCode = feed("feed-jump", recorder, "--camera c --create-topics --partitions 1");

        assertThat(exitCode).isZero();
        List<Long> times = read("feed-jump", 20).stream().map(ConsumerRecord::timestamp).toList();
        assertThat(times.get(19) - times.get(0)).isLessThan(2_000);
        assertThat(times.subList(10, 20)).allMatch(at -> at > times.get(0));
    }

    @Test
    void createsTopicsThatHoldLargeFramesAndTheirDeadLetters() {
        assertThat(feed("feed-large", CLIP, "--camera cam --rate max --create-topics")).isZero();

        try (Topics topics = Topics.connect(BROKER.cluster())) {
            assertThat(topics.limits("feed-large").maxMessageBytes()).isEqualTo(16 << 20);
            assertThat(topics.limits("feed-large-detections").maxMessageBytes())
                    .isEqualTo(16 << 20);
            assertThat(topics.limits("feed-large-dlq").maxMessageBytes()).isGreaterThan(16 << 20);
        }
    }

    @Test
    void publishesAFolderOfPictures() throws IOException {
        TestingVideo.pictures(folder, "jpg", 3);

        assertThat(feed("feed-folder", folder, "--camera cam --fps 50 --create-topics")).isZero();

        List<ConsumerRecord<byte[], byte[]>> records = read("feed-folder", 3);
        long start = records.get(0).timestamp();
        assertThat(records.stream().map(record -> record.timestamp() - start))
                .containsExactly(0L, 20L, 40L);
        assertThat(headers(records.get(2)).subList(0, 2))
                .containsExactly("content-type=image/jpeg", "seq=2");
    }

    @Test
    void namesTheTopicThatIsMissing() {
        assertThat(feed("feed-missing", CLIP, "--camera cam")).isEqualTo(1);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines())
                .containsExactly(
                        "sightline: topic 'feed-missing' does not exist on %s; create it, or pass"
                                        .formatted(BROKER.bootstrapServers())
                                + " --create-topics");
    }

    @Test
    void saysThatTheSourceCannotBeOpened() {
        assertThat(feed("feed-absent", Path.of("/absent.mp4"), "--camera cam --create-topics"))
                .isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly("sightline: cannot open '/absent.mp4': No such file or directory");
    }

    @Test
    void saysThatNoBrokerAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "localhost:" + silent.getLocalPort();

            int exitCode =
                    execute("feed", CLIP.toString(), "--camera=c", "--bootstrap-servers", address);

            assertThat(exitCode).isEqualTo(1);
            assertThat(err.toString().lines())
                    .containsExactly(
                            "sightline: no Kafka broker answers at %s within 10 s"
                                    .formatted(address));
        }
    }

    private int feed(String topic, Path source, String arguments) {
        List<String> args =
                new ArrayList<>(
                        List.of(
                                "feed",
                                source.toString(),
                                "--bootstrap-servers=" + BROKER.bootstrapServers(),
                                "--frames-topic=" + topic,
                                "--detections-topic=" + topic + "-detections",
                                "--dlq-topic=" + topic + "-dlq"));
        args.addAll(Arrays.asList(arguments.split(" ")));
        return execute(args.toArray(String[]::new));
    }

    private int execute(String... args) {
        return Sightline.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String topic, int count) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (CommittedRecords reader =
                CommittedRecords.fromBeginning(BROKER.cluster(), List.of(topic))) {
            while (records.size() < count) {
                reader.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        return records;
    }

    private static List<ConsumerRecord<byte[], byte[]>> ofCamera(
            List<ConsumerRecord<byte[], byte[]>> records, String camera) {
        return records.stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(camera))
                .toList();
    }

    private static List<String> headers(ConsumerRecord<byte[], byte[]> record) {
        List<String> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }
}
