package io.sightline.jobs.kafka.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.jobs.broker.TestingBroker;
import io.sightline.jobs.kafka.GroupClaims;
import io.sightline.jobs.topics.PipelineTopics;
import io.sightline.jobs.topics.Topics;
import io.sightline.models.error.UserError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a job holds in Kafka besides its topics: its claim to the group, and transactions. */
class GroupClaimITCase {
    @RegisterExtension static final TestingBroker BROKER = new TestingBroker();

    @Test
    void aGroupIsFreeBeforeAndAfterAJob() {
        assertThatCode(() -> requireFree("free", Optional.empty())).doesNotThrowAnyException();
        try (GroupClaim claim = claim("free", "run")) {
            claim.take();
        }
        long before = System.nanoTime();
        requireFree("free", Optional.empty());
        assertThat(System.nanoTime() - before).isLessThan(GroupClaim.EXPIRES_AFTER.toNanos() / 2);
    }

    @Test
    void aRunningJobIsFoundUnlessItIsKnownToBeDead() {
        try (GroupClaim claim = claim("held", "run")) {
            claim.take();

            assertThatThrownBy(() -> requireFree("held", Optional.of("another")))
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith(
                            "a job with --group-id held is already running at %s, on host ",
                            BROKER.bootstrapServers());
            assertThatCode(() -> requireFree("held", Optional.of("run")))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aLaterClaimFencesTheEarlierOne() {
        try (GroupClaim first = claim("fenced", "one");
                GroupClaim second = claim("fenced", "two")) {
            first.take();
            second.take();

            assertThatThrownBy(() -> keep(first)).isInstanceOf(FencedInstanceIdException.class);
            second.keep();
        }
    }

    @Test
    void whatAnEarlierRunLeftOpenIsAborted() throws Exception {
        try (Topics topics = Topics.connect(BROKER.cluster())) {
            topics.create(List.of("left"), 1, 1_000_000);
        }
        try (KafkaProducer<byte[], byte[]> own = open("gone-left-7-0");
                KafkaProducer<byte[], byte[]> used = open("gone-left-0-0");
                KafkaProducer<byte[], byte[]> foreign = open("gone-left-over-0-0")) {
            SupersededTransactions transactions =
                    new SupersededTransactions(properties(), List.of("gone-left"));
            transactions.look();
            used.commitTransaction();
            used.beginTransaction();
            used.send(new ProducerRecord<>("left", new byte[1])).get();

            transactions.abort();

            assertThat(ongoing()).contains("gone-left-0-0", "gone-left-over-0-0");
            assertThat(ongoing()).doesNotContain("gone-left-7-0");
            used.commitTransaction();
            foreign.commitTransaction();
        }
    }

    private static KafkaProducer<byte[], byte[]> open(String transactionalId) throws Exception {
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                BROKER.bootstrapServers(),
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                transactionalId),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("left", new byte[1])).get();
        return producer;
    }

    private static List<String> ongoing() throws Exception {
        try (Admin admin = Admin.create(properties())) {
            return admin
                    .listTransactions(
                            new ListTransactionsOptions()
                                    .filterStates(Set.of(TransactionState.ONGOING)))
                    .all()
                    .get()
                    .stream()
                    .map(TransactionListing::transactionalId)
                    .toList();
        }
    }

    private static void keep(GroupClaim claim) {
        long deadline = System.nanoTime() + 2 * GroupClaim.EXPIRES_AFTER.toNanos();
        while (System.nanoTime() < deadline) {
            claim.keep();
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // closed by the caller
    private static GroupClaim claim(String groupId, String run) {
        return new GroupClaim(properties(), groupId, run);
    }

    private static void requireFree(String groupId, Optional<String> dead) {
        try (GroupClaims claims =
                GroupClaims.connect(PipelineTopics.on(BROKER.cluster()), groupId)) {
            claims.requireFree(dead);
        }
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", BROKER.bootstrapServers());
        return properties;
    }
}
