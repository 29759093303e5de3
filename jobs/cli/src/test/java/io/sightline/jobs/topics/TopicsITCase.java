package io.sightline.jobs.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.broker.TestingBroker;
import io.sightline.models.error.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopicsITCase {
    @RegisterExtension static final TestingBroker BROKER = new TestingBroker();

    private Topics topics;

    @BeforeEach
    @SuppressWarnings("MustBeClosedChecker") // closed by disconnect
    void connect() {
        topics = Topics.connect(BROKER.cluster());
    }

    @AfterEach
    void disconnect() {
        topics.close();
    }

    @Test
    void createsWhatIsMissingAndLeavesTheRest() {
        topics.create(List.of("created-first"), 1, 2_000_000);
        topics.create(List.of("created-first", "created-second"), 3, 5_000_000);

        assertThatCode(() -> topics.require(List.of("created-first", "created-second")))
                .doesNotThrowAnyException();
        assertThat(topics.limits("created-first").maxMessageBytes()).isEqualTo(2_000_000);
        assertThat(topics.limits("created-second").maxMessageBytes()).isEqualTo(5_000_000);
    }

    @Test
    void theBrokerStampsRecordsWhenItIsAskedTo() throws Exception {
        PipelineTopics kafka =
                new PipelineTopics(
                        KafkaCluster.at(BROKER.bootstrapServers()),
                        "stamped-frames",
                        "stamped-detections",
                        "stamped-letters");

        topics.createMissingStampedByBroker(kafka, 1);

        long startMillis = System.currentTimeMillis();
        try (Producer<byte[], byte[]> producer = producer()) {
            for (String topic : kafka.names()) {
                long longAgo = 1;
                ProducerRecord<byte[], byte[]> record =
                        new ProducerRecord<>(topic, null, longAgo, null, new byte[] {1});
                assertThat(producer.send(record).get().timestamp())
                        .isGreaterThanOrEqualTo(startMillis);
            }
        }
    }

    @Test
    void namesTheTopicThatIsMissing() {
        topics.create(List.of("present"), 1, 1_000_000);

        assertThatThrownBy(() -> topics.require(List.of("present", "absent")))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "topic 'absent' does not exist on %s; create it, or pass --create-topics",
                        BROKER.bootstrapServers());
        assertThatThrownBy(() -> topics.limits("absent").maxMessageBytes())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("topic 'absent' does not exist");
    }

    @Test
    void saysWhyATopicCannotBeCreated() {
        assertThatThrownBy(() -> topics.create(List.of("no spaces"), 1, 1_000_000))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot create topic 'no spaces' on Kafka at")
                .hasMessageContaining("is invalid");
    }

    @Test
    void saysThatNoBrokerAnswers() throws IOException {
        String nobody = "127.0.0.1:" + portNobodyListensOn();

        assertThatThrownBy(() -> connectAndClose(nobody))
                .isInstanceOf(UserError.class)
                .hasMessage("no Kafka broker answers at %s within 10 s", nobody);
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThatThrownBy(() -> connectAndClose("nowhere"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot use Kafka at nowhere")
                .hasMessageContaining("bootstrap.servers");
    }

    @MustBeClosed
    private static Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, BROKER.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void connectAndClose(String bootstrapServers) {
        try (Topics unreachable = Topics.connect(KafkaCluster.at(bootstrapServers))) {
            unreachable.require(List.of());
        }
    }

    private static int portNobodyListensOn() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
