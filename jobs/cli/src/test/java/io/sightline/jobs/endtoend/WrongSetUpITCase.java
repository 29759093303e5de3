package io.sightline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.jobs.broker.TestingBroker;
import io.sightline.jobs.cli.Sightline;
import io.sightline.jobs.detection.DetectionJob;
import io.sightline.jobs.detection.DetectionJobOptions;
import io.sightline.jobs.detection.EmbeddedFlink;
import io.sightline.jobs.topics.Topics;
import io.sightline.models.error.UserError;
import io.sightline.operators.infer.DetectorFactory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs that could only fail, again and again. They end with one line. */
class WrongSetUpITCase {
    @RegisterExtension static final TestingBroker BROKER = new TestingBroker();

    @ParameterizedTest
    @CsvSource({
        "--dlq-topic, --frames-topic",
        "--dlq-topic, --detections-topic",
        "--detections-topic, --frames-topic"
    })
    void topicsMustDiffer(String one, String other) {
        StringWriter err = new StringWriter();

        int exitCode =
                Sightline.commandLine()
                        .setErr(new PrintWriter(err, true))
                        .execute("run", "--bootstrap-servers=b:9092", one + "=x", other + "=x");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .contains(one + " and " + other + " are both 'x'; they must be different topics");
    }

    @Test
    void aTransactionMayNotLastLongerThanTheBrokerAllows() {
        assertRefused("long", "--transaction-timeout=1h")
                .hasMessage(
                        "--transaction-timeout 1 h is longer than Kafka at %s allows"
                                + " (transaction.max.timeout.ms); lower it",
                        BROKER.bootstrapServers());
    }

    @Test
    void aTopicMustTakeADeadLetter() {
        try (Topics topics = Topics.connect(BROKER.cluster())) {
            topics.create(List.of("small-dlq"), 1, 10_000);
        }
        assertRefused("small")
                .hasMessage(
                        "topic 'small-dlq' takes records of up to 10000 bytes only; set its"
                                + " max.message.bytes to 65536 or more");
    }

    @Test
    void theCheckpointFolderMustBeAFolder(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertRefused("folderless", "--checkpoint-dir=" + file)
                .hasMessageStartingWith("cannot use the checkpoint folder " + file);
    }

    @Test
    void aStrangerWithTheJobsTransactionalIdsIsNamed() throws Exception {
        try (Topics topics = Topics.connect(BROKER.cluster())) {
            topics.create(List.of("strange-events"), 1, 1_000_000);
        }
        try (KafkaProducer<byte[], byte[]> stranger =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                BROKER.bootstrapServers(),
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                "strange-strange-events-of-mine"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            stranger.initTransactions();
            stranger.beginTransaction();
            stranger.send(new ProducerRecord<>("strange-events", new byte[1])).get();

            assertRefused("strange")
                    .hasMessageStartingWith(
                            "another producer writes to topic 'strange-events' with the"
                                    + " transactional id 'strange-strange-events-of-mine'");
            stranger.abortTransaction();
        }
    }

    @Test
    void aJobThatFailsBeforeItsFirstCheckpointGivesUp() throws Exception {
        DetectorFactory broken =
                device -> {
                    throw new IllegalStateException("no such weights");
                };
        DetectionJob job =
                new DetectionJob(DetectionJobOptions.parse(arguments("broken")), sound -> broken);
        try (EmbeddedFlink flink = EmbeddedFlink.start(job)) {
            assertThat(flink.endsWithin(Duration.ofMinutes(4))).isTrue();
            assertThatThrownBy(flink::await)
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith(
                            "the job failed: the job failed 10 times before its first checkpoint: ")
                    .hasMessageContaining("no such weights");
        }
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            String name, String... options) {
        return assertThatThrownBy(
                        () -> {
                            DetectionJob job = TestingSlowDetector.job(0, arguments(name, options));
                            EmbeddedFlink.start(job).close();
                        })
                .isInstanceOf(UserError.class);
    }

    private static String[] arguments(String name, String... options) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--bootstrap-servers=" + BROKER.bootstrapServers(),
                                "--create-topics",
                                "--group-id=" + name,
                                "--frames-topic=" + name,
                                "--detections-topic=" + name + "-events",
                                "--dlq-topic=" + name + "-dlq",
                                "--parallelism=1"));
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }
}
