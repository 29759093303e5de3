package io.sightline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.broker.EmbeddedBroker;
import io.sightline.jobs.broker.TestingStrictBroker;
import io.sightline.jobs.detection.DetectionJob;
import io.sightline.jobs.detection.DetectionJobOptions;
import io.sightline.jobs.detection.EmbeddedFlink;
import io.sightline.jobs.topics.KafkaHeaders;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A frame whose time the output topics refuse becomes a dead letter, and the job goes on. */
class FrameTimeITCase {
    private static final long HOUR_MILLIS = 3_600_000;

    @ParameterizedTest
    @ValueSource(strings = {"exactly-once", "at-least-once"})
    void aFrameOfTheFutureHoldsUpNoOther(String delivery) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            long future = System.currentTimeMillis() + 2 * HOUR_MILLIS;
            ConsumerRecord<byte[], byte[]> letter = deadLetterOf(broker, future, delivery);
            assertThat(KafkaHeaders.text(letter, "dlq-detail"))
                    .hasValueSatisfying(
                            detail ->
                                    assertThat(detail)
                                            .contains(Long.toString(future), "in the future"));
            assertThat(KafkaHeaders.text(letter, "dlq-timestamp")).hasValue(Long.toString(future));
        }
    }

    @Test
    void aTimeInMicrosecondsHoldsUpNoFrame() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            long micros = System.currentTimeMillis() * 1000;
            ConsumerRecord<byte[], byte[]> letter = deadLetterOf(broker, micros, "exactly-once");
            assertThat(KafkaHeaders.text(letter, "dlq-timestamp")).hasValue(Long.toString(micros));
        }
    }

    @Test
    void aLoginThatMayNotReadTheTopicsSettingsAssumesTheDefaults() throws Exception {
        try (EmbeddedBroker broker = TestingStrictBroker.start()) {
            long future = System.currentTimeMillis() + 2 * HOUR_MILLIS;
            assertThat(deadLetterOf(broker, future, "exactly-once").timestamp()).isPositive();
        }
    }

    /** The only dead letter, when ten good frames surround one of that time. */
    private static ConsumerRecord<byte[], byte[]> deadLetterOf(
            EmbeddedBroker broker, long millis, String delivery) throws Exception {
        try (Admin admin = Admin.create(Map.copyOf(broker.cluster().adminProperties()))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic("frames", Optional.of(1), Optional.empty())
                                            .configs(
                                                    Map.of(
                                                            "message.timestamp.after.max.ms",
                                                            Long.toString(Long.MAX_VALUE)))))
                    .all()
                    .get();
        }
        byte[] jpeg = jpeg();
        try (TestingProducer producer = new TestingProducer(broker.cluster(), "frames")) {
            for (int seq = 0; seq < 11; seq++) {
                long captured = seq == 5 ? millis : System.currentTimeMillis();
                producer.sendLater(captured, "cam", jpeg, Map.of("seq", Integer.toString(seq)));
            }
        }
        try (EmbeddedFlink flink =
                EmbeddedFlink.start(
                        new DetectionJob(
                                DetectionJobOptions.parse(
                                        "--bootstrap-servers="
                                                + broker.cluster().bootstrapServers(),
                                        "--create-topics",
                                        "--delivery=" + delivery,
                                        "--from=earliest",
                                        "--until=latest",
                                        "--parallelism=1")))) {
            flink.await();
        }
        TestingOutcomes outcomes = new TestingOutcomes(broker.cluster());
        assertThat(outcomes.all("detections")).hasSize(10);
        List<ConsumerRecord<byte[], byte[]>> letters = outcomes.all("frames.dlq");
        assertThat(letters).hasSize(1);
        assertThat(KafkaHeaders.text(letters.get(0), "dlq-reason")).hasValue("bad-timestamp");
        assertThat(letters.get(0).value()).isEqualTo(jpeg);
        assertThat(letters.get(0).timestamp())
                .isBetween(System.currentTimeMillis() - HOUR_MILLIS, System.currentTimeMillis());
        return letters.get(0);
    }

    private static byte[] jpeg() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        return bytes.toByteArray();
    }
}
