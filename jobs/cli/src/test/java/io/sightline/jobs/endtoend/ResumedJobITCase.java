package io.sightline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.broker.TestingBroker;
import io.sightline.jobs.detection.EmbeddedFlink;
import io.sightline.jobs.topics.KafkaHeaders;
import io.sightline.jobs.topics.Topics;
import io.sightline.models.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that are stopped, and later runs that find the folder of their checkpoints. */
class ResumedJobITCase {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SLOW = 80;
    private static final int FAST = 0;

    @RegisterExtension static final TestingBroker BROKER = new TestingBroker();

    @TempDir private Path folder;

    private String name;
    private int published;

    @BeforeEach
    void createTopics(TestInfo test) {
        name = test.getTestMethod().orElseThrow().getName();
        try (Topics topics = Topics.connect(BROKER.cluster())) {
            topics.create(List.of(name), 2, Topics.MAX_FRAME_BYTES);
        }
    }

    @Test
    void aBoundedJobGoesOnToItsOwnEndAndEnds() throws Exception {
        publish(200);
        stopAfter(20, "--until=latest");
        publish(20);

        run(FAST, "--until=latest");
        assertThat(events()).isEqualTo(frames(200));
        assertThat(group()).isEqualTo(Map.of(0, 100L, 1, 100L));

        run(FAST, "--until=latest");
        assertThat(events()).isEqualTo(frames(220));
    }

    @Test
    void aJobWithoutAnEndCanBeFinishedByOneWithAnEnd() throws Exception {
        publish(100);
        stopAfter(20);
        publish(20);

        run(FAST, "--until=latest");

        assertThat(events()).isEqualTo(frames(120));
        assertThat(group()).isEqualTo(Map.of(0, 60L, 1, 60L));
    }

    @Test
    void aBoundedJobIsNotContinuedWithoutItsEnd() throws Exception {
        publish(200);
        stopAfter(20, "--until=latest");

        assertThatThrownBy(() -> run(FAST))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it has not reached its --until latest");
        assertThatThrownBy(() -> run(FAST, "--until=0:3"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it has not reached its --until latest");
    }

    @Test
    void checkpointsOfAnotherJobAreNotTouched() throws Exception {
        publish(200);
        stopAfter(20);
        List<Path> before = files();

        assertRefused("its --group-id is " + name + ", not other", "--group-id=other");
        assertRefused("its --detections-topic is ", "--detections-topic=other");
        assertRefused("its --from is committed, not earliest", "--from=earliest");
        assertThat(files()).isEqualTo(before);

        run(FAST, "--until=latest");
        assertThat(events()).isEqualTo(frames(200));
    }

    @Test
    void aFolderIsUsedByOneJobAtATime() throws Exception {
        publish(200);
        try (EmbeddedFlink first = start(SLOW)) {
            assertThatThrownBy(() -> run(FAST, "--group-id=other"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("is in use by process " + ProcessHandle.current().pid());
            assertThat(first.ended()).isFalse();
        }
    }

    @Test
    void aTopicThatWasCreatedAgainIsNotReadFromTheOldOffsets() throws Exception {
        publish(200);
        stopAfter(20);
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(name)).all().get();
        }
        try (Topics topics = Topics.connect(BROKER.cluster())) {
            topics.create(List.of(name), 2, Topics.MAX_FRAME_BYTES);
        }

        assertRefused("topic '" + name + "' was deleted and created again since");
    }

    @Test
    void aFrameThatRetentionDeletedIsCountedAndTheNextOneRead() throws Exception {
        publish(20);
        String from = "--from=" + Instant.EPOCH;
        try (EmbeddedFlink first = start(FAST, from)) {
            await(20);
        }
        publish(20);
        try (Admin admin = admin()) {
            admin.deleteRecords(
                            Map.of(
                                    new TopicPartition(name, 0), RecordsToDelete.beforeOffset(15),
                                    new TopicPartition(name, 1), RecordsToDelete.beforeOffset(15)))
                    .all()
                    .get();
        }
        try (TestingLog log = new TestingLog();
                EmbeddedFlink second = start(FAST, from)) {
            await(30);
            assertThat(second.ended()).isFalse();
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("5 frames of " + name + "-0 were deleted"))
                    .anyMatch(line -> line.contains("5 frames of " + name + "-1 were deleted"));
        }
        List<String> expected = new ArrayList<>(frames(40));
        IntStream.range(20, 30).forEach(seq -> expected.remove("cam/" + seq));
        assertThat(events()).isEqualTo(expected);
    }

    @Test
    void aReplayLeavesTheGroupWhereItIs() throws Exception {
        publish(20);
        run(FAST, "--checkpoint-dir=none", "--until=0:5,1:5");
        assertThat(group()).isEqualTo(Map.of(0, 5L, 1, 5L));

        run(FAST, "--checkpoint-dir=none", "--from=earliest", "--until=0:2");
        run(FAST, "--checkpoint-dir=none", "--from=0:7", "--until=0:9");
        run(FAST, "--checkpoint-dir=none", "--from=earliest", "--until=latest");

        assertThat(group()).isEqualTo(Map.of(0, 5L, 1, 5L));
    }

    @Test
    void anEndBeforeTheGroupDoesNotMoveIt() throws Exception {
        publish(20);
        run(FAST, "--until=latest");

        run(FAST, "--until=0:5");

        assertThat(group()).isEqualTo(Map.of(0, 10L, 1, 10L));
        assertThat(events()).isEqualTo(frames(20));
    }

    @Test
    void aSecondJobOfAGroupIsRefusedWithoutTransactionsToo() throws Exception {
        publish(20);
        String[] apart = {"--checkpoint-dir=none", "--delivery=at-least-once"};
        try (EmbeddedFlink first = start(FAST, apart)) {
            await(20);
            assertThatThrownBy(() -> run(FAST, apart))
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith(
                            "a job with --group-id " + name + " is already running");
            assertThat(first.ended()).isFalse();
        }
        run(FAST, "--checkpoint-dir=none", "--until=latest");
    }

    private void assertRefused(String reason, String... options) {
        assertThatThrownBy(() -> run(FAST, options))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the checkpoints in " + checkpoints() + " are of another job")
                .hasMessageContaining(reason);
    }

    private Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(checkpoints())) {
            return files.sorted().toList();
        }
    }

    /** A run that must end by itself. */
    private void run(int millis, String... options) throws Exception {
        try (EmbeddedFlink flink = start(millis, options)) {
            assertThat(flink.endsWithin(PATIENCE)).as("ended").isTrue();
            flink.await();
        }
    }

    private void stopAfter(int events, String... options) throws Exception {
        try (EmbeddedFlink flink = start(SLOW, options)) {
            await(events);
            assertThat(flink.ended()).isFalse();
        }
        assertThat(events().size()).isLessThan(published);
    }

    @MustBeClosed
    private EmbeddedFlink start(int millis, String... options) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--bootstrap-servers=" + BROKER.bootstrapServers(),
                                "--frames-topic=" + name,
                                "--create-topics",
                                "--checkpoint-interval=200ms",
                                "--parallelism=2"));
        addDefault(arguments, options, "--group-id", name);
        addDefault(arguments, options, "--detections-topic", name + "-events");
        addDefault(arguments, options, "--dlq-topic", name + "-dlq");
        addDefault(arguments, options, "--checkpoint-dir", checkpoints().toString());
        arguments.addAll(List.of(options));
        return EmbeddedFlink.start(
                TestingSlowDetector.job(millis, arguments.toArray(String[]::new)));
    }

    private static void addDefault(
            List<String> arguments, String[] options, String option, String value) {
        if (Stream.of(options).noneMatch(given -> given.startsWith(option + "="))) {
            arguments.add(option + "=" + value);
        }
    }

    private void publish(int count) throws Exception {
        byte[] picture = TestingPictures.jpeg();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.copyOf(BROKER.cluster().producerProperties()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (int end = published + count; published < end; published++) {
                byte[] seq = KafkaHeaders.utf8("" + published);
                var unused =
                        producer.send(
                                new ProducerRecord<>(
                                        name,
                                        published % 2,
                                        KafkaHeaders.utf8("cam"),
                                        picture,
                                        List.of(new RecordHeader("seq", seq))));
            }
        }
    }

    private void await(int events) {
        new TestingOutcomes(BROKER.cluster()).awaitCommitted(name + "-events", null, events);
    }

    /** The frames of all events, sorted by number; a frame with two events is here twice. */
    private List<String> events() {
        Map<Long, List<String>> frames = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> event :
                new TestingOutcomes(BROKER.cluster()).all(name + "-events")) {
            long seq = TestingOutcomes.parse(event.value()).get("seq").asLong();
            frames.computeIfAbsent(seq, first -> new ArrayList<>()).add("cam/" + seq);
        }
        return frames.values().stream().flatMap(List::stream).toList();
    }

    private static List<String> frames(int count) {
        return IntStream.range(0, count).mapToObj(seq -> "cam/" + seq).toList();
    }

    private Map<Integer, Long> group() throws Exception {
        Map<Integer, Long> offsets = new TreeMap<>();
        try (Admin admin = admin()) {
            admin.listConsumerGroupOffsets(name)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach(
                            (partition, offset) ->
                                    offsets.put(partition.partition(), offset.offset()));
        }
        return offsets;
    }

    private static Admin admin() {
        return Admin.create(Map.copyOf(BROKER.cluster().adminProperties()));
    }
}
