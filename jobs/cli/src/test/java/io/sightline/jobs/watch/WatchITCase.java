package io.sightline.jobs.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.broker.TestingBroker;
import io.sightline.jobs.cli.Sightline;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.jobs.topics.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class WatchITCase {
    private static final String TOPIC = "detections";

    @RegisterExtension static final TestingBroker BROKER = new TestingBroker();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void publish() throws Exception {
        try (Topics topics = Topics.connect(BROKER.cluster())) {
            topics.create(List.of(TOPIC), 1, 1_000_000);
        }
        try (KafkaProducer<String, String> producer = producer("watch-test")) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(event("cam-1", 99)).get();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(event("cam-1", 0, TestingEvents.detection("person", 0.75))).get();
            producer.send(new ProducerRecord<>(TOPIC, "cam-2", "not an event")).get();
            producer.send(event("cam-2", 0)).get();
            producer.send(event("cam-1", 1)).get();
            producer.commitTransaction();
        }
    }

    private static KafkaProducer<String, String> producer(String transactionalId) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        BROKER.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        transactionalId),
                new StringSerializer(),
                new StringSerializer());
    }

    private static ProducerRecord<String, String> event(
            String cameraId, long seq, String... detections) {
        ProducerRecord<String, String> event =
                new ProducerRecord<>(
                        TOPIC, cameraId, TestingEvents.event(cameraId, seq, detections));
        TestingEvents.addTimings(event.headers());
        return event;
    }

    @Test
    void showsOneLinePerCommittedEventAndNamesWhatIsNone() {
        assertThat(watch("--from-beginning", "--frames", "3")).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "cam-1        #000000  2026-01-01T00:00:00.000Z    12.3 ms  1 person 0.75",
                        "cam-2        #000000  2026-01-01T00:00:00.000Z    12.3 ms  -",
                        "cam-1        #000001  2026-01-01T00:00:00.000Z    12.3 ms  -");
        assertThat(err.toString().lines())
                .containsExactly("sightline: detections/0/3 is not a detection event: not JSON");
    }

    @Test
    void showsOneCamerasEventsAsTheyAre() {
        assertThat(watch("--from-beginning", "--frames", "2", "--camera", "cam-1", "--json"))
                .isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        TestingEvents.event("cam-1", 0, TestingEvents.detection("person", 0.75)),
                        TestingEvents.event("cam-1", 1));
    }

    @Test
    void endsWhenNobodyReadsItsOutput() {
        int exitCode =
                Sightline.commandLine()
                        .setOut(new PrintWriter(new ClosedPipe(), true))
                        .execute(command("--from-beginning"));

        assertThat(exitCode).isZero();
    }

    @Test
    void namesTheTopicThatIsMissing() {
        assertThat(watch("--detections-topic", "elsewhere")).isEqualTo(1);

        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("sightline: topic 'elsewhere' does not exist on");
    }

    @Test
    @Timeout(60)
    void readsAPartitionThatIsAddedWhileItWatches() throws Exception {
        List<String> topic = List.of("growing");
        KafkaCluster cluster = BROKER.cluster();
        try (Topics topics = Topics.connect(cluster)) {
            topics.create(topic, 1, 1_000_000);
        }
        Duration often = Duration.ofMillis(100);
        try (CommittedRecords records = CommittedRecords.fromNow(cluster, topic, often);
                KafkaProducer<String, String> producer = producer("growing-test")) {
            producer.initTransactions();
            try (Admin admin = Admin.create(Map.copyOf(cluster.adminProperties()))) {
                admin.createPartitions(Map.of("growing", NewPartitions.increaseTo(2))).all().get();
            }
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("growing", 1, "cam-1", "from its first record"))
                    .get();
            producer.send(new ProducerRecord<>("growing", 0, "cam-2", "as before")).get();
            producer.commitTransaction();

            List<String> values = new ArrayList<>();
            while (values.size() < 2) {
                records.poll(often)
                        .forEach(r -> values.add(new String(r.value(), StandardCharsets.UTF_8)));
            }
            assertThat(values).containsExactlyInAnyOrder("from its first record", "as before");
        }
    }

    /** What standard output is after {@code | head} has seen enough. */
    private static final class ClosedPipe extends Writer {
        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private int watch(String... options) {
        return Sightline.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(command(options));
    }

    private static String[] command(String... options) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("watch", "--bootstrap-servers", BROKER.bootstrapServers()));
        command.addAll(List.of(options));
        return command.toArray(String[]::new);
    }
}
