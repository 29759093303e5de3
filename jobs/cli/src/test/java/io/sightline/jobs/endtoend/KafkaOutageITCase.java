package io.sightline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.broker.EmbeddedBroker;
import io.sightline.jobs.cli.Sightline;
import io.sightline.jobs.detection.DetectionJob;
import io.sightline.jobs.detection.DetectionJobOptions;
import io.sightline.jobs.detection.EmbeddedFlink;
import io.sightline.jobs.topics.KafkaCluster;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker that is not there, goes away and comes back with its data. */
class KafkaOutageITCase {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(4);

    @TempDir private Path folder;

    @Test
    void aJobThatFindsNoBrokerEndsWithOneLine() throws Exception {
        StringWriter err = new StringWriter();
        String nobody = "127.0.0.1:" + freePort();

        int exitCode =
                Sightline.commandLine()
                        .setErr(new PrintWriter(err, true))
                        .execute("run", "--checkpoint-dir=none", "--bootstrap-servers=" + nobody);

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "sightline: no Kafka broker answers at %s within 10 s".formatted(nobody));
    }

    /** Events are written and not yet committed when the broker goes. */
    @Test
    @SuppressWarnings("MustBeClosedChecker") // closed and opened again
    void aBrokerThatGoesAmidATransactionCostsNoFrame() throws Exception {
        int port = freePort();
        EmbeddedBroker broker = start(port);
        KafkaCluster cluster = broker.cluster();
        try (TestingCameras cameras = new TestingCameras(cluster, "frames");
                EmbeddedFlink flink = EmbeddedFlink.start(job(cluster))) {
            cameras.publishUntil(8);
            await("an open transaction", () -> uncommitted(cluster) > 0);
            broker.close();
            broker = start(port);
            cameras.publishUntil(TestingCameras.FRAMES);
            int all = 4 * TestingCameras.FRAMES;
            new TestingOutcomes(cluster).awaitCommitted("detections", null, all);
            assertThat(flink.ended()).isFalse();

            assertThat(new TestingOutcomes(cluster).wordsByCamera("detections"))
                    .isEqualTo(TestingReplay.events(cluster, "frames", "--score-threshold=0.1"));
        } finally {
            broker.close();
        }
    }

    private DetectionJob job(KafkaCluster cluster) {
        return new DetectionJob(
                DetectionJobOptions.parse(
                        "--bootstrap-servers=" + cluster.bootstrapServers(),
                        "--create-topics",
                        "--score-threshold=0.1",
                        "--checkpoint-interval=" + BETWEEN_CHECKPOINTS.toSeconds() + "s",
                        "--parallelism=2"));
    }

    @MustBeClosed
    private EmbeddedBroker start(int port) {
        return EmbeddedBroker.start(port, folder.resolve("kafka"));
    }

    /** How many records of the events' topic belong to transactions that are open. */
    private static long uncommitted(KafkaCluster cluster) {
        return ends(cluster, "read_uncommitted") - ends(cluster, "read_committed");
    }

    private static long ends(KafkaCluster cluster, String isolation) {
        Map<String, Object> settings = new HashMap<>(cluster.consumerProperties());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor("detections").stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static void await(String what, BooleanSupplier there) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " in time").isLessThan(deadline);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
