package io.sightline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.broker.EmbeddedBroker;
import io.sightline.jobs.detect.FileDetector;
import io.sightline.jobs.detect.FileInput;
import io.sightline.jobs.detection.DetectionJob;
import io.sightline.jobs.detection.DetectionJobOptions;
import io.sightline.jobs.detection.EmbeddedFlink;
import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.media.FrameSource;
import io.sightline.jobs.media.FrameSources;
import io.sightline.jobs.media.SourceFrame;
import io.sightline.jobs.media.SourceOptions;
import io.sightline.jobs.media.TestingModel;
import io.sightline.jobs.topics.KafkaHeaders;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.device.Computation;
import io.sightline.models.error.UserError;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.emit.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job: real broker, real Flink, real network, real video. */
class DetectionJobITCase {
    private static final int FRAMES = 40;

    @TempDir static Path folder;

    private static ModelBundle model;
    private static EmbeddedBroker broker;
    private static EmbeddedFlink flink;
    private static TestingOutcomes outcomes;

    @BeforeAll
    @SuppressWarnings("MustBeClosedChecker") // closed in stop()
    static void start() {
        model = TestingModel.importInto(folder.resolve("model"));
        broker = EmbeddedBroker.start();
        outcomes = new TestingOutcomes(broker.cluster());
        flink = EmbeddedFlink.start(job());
    }

    private static DetectionJob job() {
        return new DetectionJob(
                DetectionJobOptions.parse(
                        "--bootstrap-servers=" + broker.cluster().bootstrapServers(),
                        "--model=" + model.directory(),
                        "--create-topics",
                        "--parallelism=2"));
    }

    @AfterAll
    static void stop() {
        if (flink != null) {
            flink.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void jpegCamerasGiveTheEventsOfDetect() throws Exception {
        List<SourceFrame> frames = read("video/opencv-vtest-reencoded.mp4", FrameCodec.JPEG);
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        for (int seq = 0; seq < FRAMES; seq++) {
            Files.write(
                    pictures.resolve(String.format(Locale.ROOT, "%03d.jpg", seq)),
                    frames.get(seq).value());
        }
        feed("frames", "jpeg", frames, 0, FRAMES);

        assertThat(outcomes.detections("detections", "jpeg", FRAMES)).isEqualTo(detect(pictures));
    }

    @Test
    void videoWithBFramesGivesTheEventsOfDetect() throws Exception {
        List<SourceFrame> frames = read("video/opencv-vtest-reencoded.mp4", FrameCodec.COPY);
        feed("frames", "h264", frames, 0, FRAMES);

        assertThat(outcomes.detections("detections", "h264", FRAMES))
                .isEqualTo(detect(TestingModel.data("video/opencv-vtest-reencoded.mp4")));
    }

    @Test
    void aCameraNeedsNoMoreThanAKeyAndAPicture() throws Exception {
        List<SourceFrame> frames = read("video/intel-car-detection.mp4", FrameCodec.JPEG);
        try (TestingProducer producer = new TestingProducer(broker.cluster(), "frames")) {
            for (int i = 0; i < 3; i++) {
                producer.send("bare", frames.get(i).value(), Map.of());
            }
        }
        assertThat(outcomes.events("detections", "bare", 3)).hasSize(3);
    }

    @Test
    void aSecondJobOfTheSameNameIsRefused() throws Exception {
        feed("frames", "first", read("video/intel-car-detection.mp4", FrameCodec.JPEG), 0, FRAMES);
        assertThat(outcomes.events("detections", "first", FRAMES)).hasSize(FRAMES);

        assertThatThrownBy(() -> job().addTo(StreamExecutionEnvironment.getExecutionEnvironment()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a job with --group-id sightline is already running");
    }

    @Test
    void whatCannotBeDecodedIsGivenBackAndTheFramesAroundItAreDetected() throws Exception {
        List<SourceFrame> pictures = read("video/intel-car-detection.mp4", FrameCodec.JPEG);
        List<SourceFrame> video = read("video/intel-car-detection.mp4", FrameCodec.COPY);
        byte[] picture = pictures.get(0).value();
        Map<String, String> h264 = Map.of("content-type", "video/h264", "seq", "7");
        Map<String, byte[]> refused = new TreeMap<>();
        Map<String, String> reasons = new TreeMap<>();
        try (TestingProducer producer = new TestingProducer(broker.cluster(), "frames")) {
            List<Bad> records =
                    List.of(
                            new Bad(
                                    "mixed",
                                    bytes("garbage \u0001\u0002"),
                                    Map.of(),
                                    "unknown-codec"),
                            new Bad("mixed", new byte[0], Map.of(), "empty"),
                            new Bad(
                                    "mixed",
                                    Arrays.copyOf(picture, picture.length / 2),
                                    Map.of(),
                                    "truncated"),
                            new Bad(
                                    "mixed",
                                    bytes("just a text file\n"),
                                    Map.of("content-type", "text/plain"),
                                    "unknown-codec"),
                            new Bad("mixed", TestingPictures.hugePng(), Map.of(), "too-large"),
                            new Bad("joined", video.get(7).value(), h264, "no-keyframe"),
                            new Bad(null, picture, Map.of(), "bad-key"));
            for (Bad bad : records) {
                producer.send("mixed", picture, Map.of());
                String source = producer.send(bad.key(), bad.value(), bad.headers());
                refused.put(source, bad.value());
                reasons.put(source, "decode " + bad.reason());
            }
            producer.send("mixed", picture, Map.of());

            assertThat(outcomes.events("detections", "mixed", records.size() + 1))
                    .hasSize(records.size() + 1);
        }
        Map<String, ConsumerRecord<byte[], byte[]>> letters =
                outcomes.deadLetters("frames.dlq", refused.size());
        Map<String, String> told = new TreeMap<>();
        letters.forEach(
                (source, letter) ->
                        told.put(
                                source,
                                KafkaHeaders.text(letter, "dlq-stage").orElseThrow()
                                        + " "
                                        + KafkaHeaders.text(letter, "dlq-reason").orElseThrow()));
        assertThat(told).isEqualTo(reasons);
        refused.forEach(
                (source, value) -> assertThat(letters.get(source).value()).isEqualTo(value));
    }

    @Test
    void aRunThatWasStoppedGoesOnInMidGroupWithoutLossOrRepetition() throws Exception {
        List<SourceFrame> frames = read("video/opencv-vtest-reencoded.mp4", FrameCodec.COPY);
        String[] arguments = {
            "--bootstrap-servers=" + broker.cluster().bootstrapServers(),
            "--model=" + model.directory(),
            "--frames-topic=stopped-frames",
            "--detections-topic=stopped-detections",
            "--dlq-topic=stopped-dlq",
            "--group-id=stopped",
            "--create-topics",
            "--checkpoint-dir=" + folder.resolve("checkpoints")
        };
        int half = FRAMES / 2;
        try (EmbeddedFlink first = start(arguments)) {
            feed("stopped-frames", "cam", frames, 0, half);
            outcomes.awaitCommitted("stopped-detections", "cam", half / 2);
            assertThat(first.ended()).isFalse();
        }
        try (EmbeddedFlink second = start(arguments)) {
            feed("stopped-frames", "cam", frames, half, FRAMES);

            assertThat(outcomes.detections("stopped-detections", "cam", FRAMES))
                    .isEqualTo(detect(TestingModel.data("video/opencv-vtest-reencoded.mp4")));
            assertThat(second.ended()).isFalse();
        }
    }

    @MustBeClosed
    private static EmbeddedFlink start(String... arguments) {
        return EmbeddedFlink.start(new DetectionJob(DetectionJobOptions.parse(arguments)));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Bad(String key, byte[] value, Map<String, String> headers, String reason) {}

    private static List<SourceFrame> read(String path, FrameCodec codec) {
        List<SourceFrame> frames = new ArrayList<>();
        try (FrameSource source =
                FrameSources.open(TestingModel.data(path).toString(), SourceOptions.of(codec))) {
            while (frames.size() < FRAMES) {
                frames.add(source.next().orElseThrow());
            }
        }
        return frames;
    }

    private static void feed(
            String topic, String camera, List<SourceFrame> frames, int from, int to)
            throws Exception {
        try (TestingProducer producer = new TestingProducer(broker.cluster(), topic)) {
            for (int seq = from; seq < to; seq++) {
                SourceFrame frame = frames.get(seq);
                producer.send(
                        camera,
                        frame.value(),
                        Map.of("content-type", frame.contentType().mimeType(), "seq", "" + seq));
            }
        }
    }

    /** What the command {@code detect} says of the first frames of a file or folder, by seq. */
    private static Map<Long, JsonNode> detect(Path path) throws IOException {
        EventJson json = new EventJson();
        Map<Long, JsonNode> detections = new TreeMap<>();
        try (FileDetector detector =
                FileDetector.open(
                        model,
                        Computation.AUTO,
                        DecodePolicy.forModel(model.card()),
                        model.card().detectionFilter(),
                        FrameCodec.COPY)) {
            detector.detect(
                    FileInput.of(path).get(0),
                    frame -> {
                        if (frame.identity().seq() < FRAMES) {
                            detections.put(
                                    frame.identity().seq(),
                                    TestingOutcomes.parse(json.write(frame)).get("detections"));
                        }
                    },
                    refused -> assertThat(refused).isNull());
        }
        return detections;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
