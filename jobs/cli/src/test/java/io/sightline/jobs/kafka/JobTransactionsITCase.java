package io.sightline.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.jobs.broker.TestingBroker;
import io.sightline.jobs.detection.DetectionJobOptions;
import io.sightline.jobs.detection.DetectionJobSettings;
import io.sightline.models.error.UserError;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobTransactionsITCase {
    private static final Duration BRIEFLY = Duration.ofMillis(300);
    private static final Duration PATIENTLY = Duration.ofSeconds(60);

    @RegisterExtension static final TestingBroker BROKER = new TestingBroker();

    @Test
    void findsNothingWhereNoJobOfTheNameEverWas() {
        initTransactions("other-detections-0-0");
        initTransactions("never-detections-more-detections-0-0");

        requireNoneRunning("never", PATIENTLY);
    }

    @Test
    void letsAJobStartAgainAfterItEnded() {
        initTransactions("ended-detections-0-0");
        initTransactions("ended-frames.dlq-1-3");

        assertThatCode(() -> requireNoneRunning("ended", BRIEFLY)).doesNotThrowAnyException();
    }

    @Test
    void refusesASecondJobOfTheSameName() throws InterruptedException {
        initTransactions("busy-detections-0-0");
        AtomicBoolean running = new AtomicBoolean(true);
        Thread job =
                new Thread(
                        () -> {
                            while (running.get()) {
                                initTransactions("busy-detections-0-0");
                            }
                        });
        job.start();
        try {
            assertThatThrownBy(() -> requireNoneRunning("busy", PATIENTLY))
                    .isInstanceOf(UserError.class)
                    .hasMessage(
                            "a job with --group-id busy is already running at %s; stop it, or start"
                                    + " this one with another --group-id",
                            BROKER.bootstrapServers());
        } finally {
            running.set(false);
            job.join();
        }
    }

    private static void requireNoneRunning(String groupId, Duration watched) {
        DetectionJobSettings options =
                DetectionJobOptions.parse(
                        "--model=none", "--bootstrap-servers=" + BROKER.bootstrapServers());
        try (JobTransactions transactions = JobTransactions.connect(options.kafka(), groupId)) {
            transactions.requireNoneRunning(watched);
        }
    }

    /** What a sink does at every checkpoint. */
    private static void initTransactions(String transactionalId) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                BROKER.bootstrapServers(),
                                "transactional.id",
                                transactionalId),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.initTransactions();
        }
    }
}
