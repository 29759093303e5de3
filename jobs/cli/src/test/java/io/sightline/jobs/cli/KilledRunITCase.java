package io.sightline.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.broker.TestingBroker;
import io.sightline.jobs.topics.KafkaHeaders;
import io.sightline.jobs.topics.Topics;
import io.sightline.jobs.watch.CommittedRecords;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A few kills; {@code deploy/test/kill-anywhere} does many. */
class KilledRunITCase {
    private static final int FRAMES = 160;
    private static final int KILLS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension static final TestingBroker BROKER = new TestingBroker();

    @Test
    void aProcessThatIsKilledGoesOnByItself(@TempDir Path folder) throws Exception {
        Path temp = Files.createDirectory(folder.resolve("temp"));
        publish();
        Random random = new Random(1);
        List<String> events = new ArrayList<>();
        try (CommittedRecords records =
                CommittedRecords.fromBeginning(BROKER.cluster(), List.of("killed-events"))) {
            for (int kill = 1; kill <= KILLS; kill++) {
                Process run =
                        run(temp)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start();
                read(records, events, events.size() + random.nextInt(FRAMES / KILLS / 2));
                run.destroyForcibly().waitFor();
            }
            Path told = folder.resolve("last");
            Process last = run(temp, "--until=latest").redirectError(told.toFile()).start();
            assertThat(last.waitFor()).isZero();
            assertThat(told).content().contains("; continues from its checkpoint chk-");
            read(records, events, FRAMES);
            records.poll(Duration.ofSeconds(2)).forEach(late -> events.add(seq(late)));
        }

        assertThat(events)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, FRAMES).mapToObj(Integer::toString).toList());
        assertThat(TestingProgram.filesIn(temp))
                .as("left by killed processes")
                .noneMatch(name -> name.startsWith("sightline-flink-"));
    }

    private static ProcessBuilder run(Path temp, String... options) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "run",
                                "--bootstrap-servers=" + BROKER.bootstrapServers(),
                                "--group-id=killed",
                                "--frames-topic=killed",
                                "--detections-topic=killed-events",
                                "--dlq-topic=killed-dlq",
                                "--checkpoint-interval=100ms",
                                "--parallelism=2"));
        arguments.addAll(List.of(options));
        return TestingProgram.of(temp, arguments.toArray(String[]::new));
    }

    private static void publish() throws Exception {
        try (Topics topics = Topics.connect(BROKER.cluster())) {
            topics.create(
                    List.of("killed", "killed-events", "killed-dlq"), 2, Topics.MAX_FRAME_BYTES);
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.copyOf(BROKER.cluster().producerProperties()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int seq = 0; seq < FRAMES; seq++) {
                Header number = new RecordHeader("seq", KafkaHeaders.utf8("" + seq));
                sent.add(
                        producer.send(
                                new ProducerRecord<>(
                                        "killed",
                                        seq % 2,
                                        KafkaHeaders.utf8("cam"),
                                        jpeg.toByteArray(),
                                        List.of(number))));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
    }

    private static void read(CommittedRecords records, List<String> events, int count) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (events.size() < count && System.nanoTime() < deadline) {
            records.poll(Duration.ofMillis(100)).forEach(event -> events.add(seq(event)));
        }
    }

    private static String seq(ConsumerRecord<byte[], byte[]> event) {
        return KafkaHeaders.text(event, "ce_id").orElseThrow().split("/", -1)[2];
    }
}
