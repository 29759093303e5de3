package io.sightline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.MustBeClosed;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.sightline.jobs.broker.EmbeddedBroker;
import io.sightline.jobs.detect.FileDetector;
import io.sightline.jobs.detect.FileInput;
import io.sightline.jobs.feed.FrameCodec;
import io.sightline.jobs.feed.FrameSource;
import io.sightline.jobs.feed.FrameSources;
import io.sightline.jobs.feed.SourceFrame;
import io.sightline.jobs.feed.SourceOptions;
import io.sightline.jobs.options.UserError;
import io.sightline.jobs.watch.CommittedRecords;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.emit.EventJson;
import io.sightline.operators.emit.ModelIdentity;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job: real broker, real Flink, real network, real video. */
class DetectionJobITCase {
    private static final int FRAMES = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir static Path folder;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static ModelBundle model;
    private static EmbeddedBroker broker;
    private static EmbeddedFlink flink;

    @BeforeAll
    @SuppressWarnings("MustBeClosedChecker") // closed in stop()
    static void start() {
        model = TestingModel.importInto(folder.resolve("model"));
        broker = EmbeddedBroker.start();
        flink = EmbeddedFlink.start(job());
    }

    private static DetectionJob job() {
        return new DetectionJob(
                DetectionJobOptions.parse(
                        "--bootstrap-servers=" + broker.bootstrapServers(),
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
            Files.write(pictures.resolve("%03d.jpg".formatted(seq)), frames.get(seq).value());
        }
        feed("frames", "jpeg", frames, 0, FRAMES);

        assertThat(detectionsOf("jpeg", FRAMES)).isEqualTo(detect(pictures));
    }

    @Test
    void videoWithBFramesGivesTheEventsOfDetect() throws Exception {
        List<SourceFrame> frames = read("video/opencv-vtest-reencoded.mp4", FrameCodec.COPY);
        feed("frames", "h264", frames, 0, FRAMES);

        assertThat(detectionsOf("h264", FRAMES))
                .isEqualTo(detect(TestingModel.data("video/opencv-vtest-reencoded.mp4")));
    }

    @Test
    void aCameraNeedsNoMoreThanAKeyAndAPicture() throws Exception {
        List<SourceFrame> frames = read("video/intel-car-detection.mp4", FrameCodec.JPEG);
        try (TestingProducer producer = new TestingProducer(broker.bootstrapServers(), "frames")) {
            for (int i = 0; i < 3; i++) {
                producer.send("bare", frames.get(i).value(), Map.of());
            }
        }
        assertThat(events("detections", "bare", 3)).hasSize(3);
    }

    @Test
    void aSecondJobOfTheSameNameIsRefused() throws Exception {
        feed("frames", "first", read("video/intel-car-detection.mp4", FrameCodec.JPEG), 0, FRAMES);
        assertThat(events("detections", "first", FRAMES)).hasSize(FRAMES);

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
        try (TestingProducer producer = new TestingProducer(broker.bootstrapServers(), "frames")) {
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
                            new Bad("mixed", hugePng(), Map.of(), "too-large"),
                            new Bad("joined", video.get(7).value(), h264, "no-keyframe"),
                            new Bad(null, picture, Map.of(), "bad-key"));
            for (Bad bad : records) {
                producer.send("mixed", picture, Map.of());
                String source = producer.send(bad.key(), bad.value(), bad.headers());
                refused.put(source, bad.value());
                reasons.put(source, "decode " + bad.reason());
            }
            producer.send("mixed", picture, Map.of());

            assertThat(events("detections", "mixed", records.size() + 1))
                    .hasSize(records.size() + 1);
        }
        Map<String, ConsumerRecord<byte[], byte[]>> letters = deadLetters(refused.size());
        Map<String, String> told = new TreeMap<>();
        letters.forEach(
                (source, letter) ->
                        told.put(
                                source,
                                header(letter, "dlq-stage") + " " + header(letter, "dlq-reason")));
        assertThat(told).isEqualTo(reasons);
        refused.forEach(
                (source, value) -> assertThat(letters.get(source).value()).isEqualTo(value));
    }

    @Test
    void aRunThatWasStoppedGoesOnInMidGroupWithoutLossOrRepetition() throws Exception {
        List<SourceFrame> frames = read("video/opencv-vtest-reencoded.mp4", FrameCodec.COPY);
        String[] arguments = {
            "--bootstrap-servers=" + broker.bootstrapServers(),
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
            awaitCommitted("stopped-detections", "cam", half / 2);
            assertThat(first.ended()).isFalse();
        }
        try (EmbeddedFlink second = start(arguments)) {
            feed("stopped-frames", "cam", frames, half, FRAMES);

            Map<Long, JsonNode> detections = new TreeMap<>();
            for (JsonNode event : events("stopped-detections", "cam", FRAMES)) {
                detections.put(event.get("seq").asLong(), event.get("detections"));
            }
            assertThat(detections)
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
        try (TestingProducer producer = new TestingProducer(broker.bootstrapServers(), topic)) {
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
        EventJson json = new EventJson(ModelIdentity.of(model));
        Map<Long, JsonNode> detections = new TreeMap<>();
        try (FileDetector detector =
                FileDetector.open(
                        model,
                        DecodePolicy.forInput(
                                model.card().inputWidth(), model.card().inputHeight()),
                        model.card().detectionFilter(),
                        FrameCodec.COPY)) {
            detector.detect(
                    FileInput.of(path).get(0),
                    frame -> {
                        if (frame.identity().seq() < FRAMES) {
                            detections.put(
                                    frame.identity().seq(),
                                    parse(json.write(frame)).get("detections"));
                        }
                    },
                    refused -> assertThat(refused).isNull());
        }
        return detections;
    }

    private static Map<Long, JsonNode> detectionsOf(String camera, int count) throws IOException {
        Map<Long, JsonNode> detections = new TreeMap<>();
        for (JsonNode event : events("detections", camera, count)) {
            detections.put(event.get("seq").asLong(), event.get("detections"));
        }
        return detections;
    }

    /** The events of a camera, valid by the published schema, once there are {@code count}. */
    private static List<JsonNode> events(String topic, String camera, int count)
            throws IOException {
        JsonSchema schema = schema();
        List<JsonNode> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : committed(topic, camera, count)) {
            JsonNode event = parse(record.value());
            assertThat(schema.validate(event)).isEmpty();
            assertThat(event.get("cameraId").asText()).isEqualTo(camera);
            events.add(event);
        }
        return events;
    }

    private static Map<String, ConsumerRecord<byte[], byte[]>> deadLetters(int count) {
        Map<String, ConsumerRecord<byte[], byte[]>> letters = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : committed("frames.dlq", null, count)) {
            letters.put(header(record, "dlq-source"), record);
        }
        return letters;
    }

    private static List<ConsumerRecord<byte[], byte[]>> committed(
            String topic, String camera, int count) {
        List<ConsumerRecord<byte[], byte[]>> found = awaitCommitted(topic, camera, count);
        assertThat(found).as("records of %s in %s", camera, topic).hasSize(count);
        return found;
    }

    /** What is committed once there are at least {@code count} records, or patience is out. */
    private static List<ConsumerRecord<byte[], byte[]>> awaitCommitted(
            String topic, String camera, int count) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (CommittedRecords records =
                CommittedRecords.fromBeginning(broker.bootstrapServers(), List.of(topic))) {
            while (found.size() < count && System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : records.poll(Duration.ofSeconds(1))) {
                    if (camera == null || Arrays.equals(record.key(), bytes(camera))) {
                        found.add(record);
                    }
                }
            }
        }
        return found;
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream published =
                EventJson.class.getResourceAsStream("detections.v1.schema.json")) {
            ObjectNode schema = (ObjectNode) JSON.readTree(published);
            schema.remove("$id"); // a name, not an address that a validator could resolve
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
        }
    }

    private static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError("an event is no JSON", e);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A PNG of a few bytes that claims 20,000 x 20,000 pixels. */
    private static byte[] hugePng() throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeBytes("IHDR");
        fields.writeInt(20_000);
        fields.writeInt(20_000);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(png);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        CRC32 crc = new CRC32();
        crc.update(header.toByteArray());
        out.writeInt(13);
        out.write(header.toByteArray());
        out.writeInt((int) crc.getValue());
        return png.toByteArray();
    }
}
