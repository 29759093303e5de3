package io.sightline.jobs.kafka.source;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A job's claim to its {@code --group-id}: it is the one static member of a consumer group beside
 * its own, {@code GROUP-lock}. A later claimant takes the membership over, and the broker refuses
 * the former one from then on (KIP-345). The group reads no topic.
 */
public final class GroupClaim implements AutoCloseable {
    /** How long a claim lasts after its job was killed. */
    public static final Duration EXPIRES_AFTER = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Pattern NO_TOPIC = Pattern.compile("(?!)");

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Joined joined = new Joined();

    /**
     * Connects; nothing is claimed yet.
     *
     * @param properties of a consumer
     * @param groupId the job's name
     * @param run tells runs of the job apart
     */
    GroupClaim(Properties properties, String groupId, String run) {
        Properties settings = new Properties();
        settings.putAll(properties);
        settings.putAll(
                Map.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        groupOf(groupId),
                        ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                        "job",
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        groupOf(groupId) + "-" + run,
                        ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                        "classic",
                        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                        Long.toString(EXPIRES_AFTER.toMillis()),
                        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                        "2000",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        "false"));
        consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The group whose member the job is. */
    public static String groupOf(String groupId) {
        return groupId + "-lock";
    }

    /** Whether a member of that group belongs to a run. */
    public static boolean isOf(String clientId, String run) {
        return clientId.endsWith("-" + run);
    }

    /**
     * Claims the group.
     *
     * @throws org.apache.kafka.common.KafkaException when the cluster does not answer or refuses
     */
    synchronized void take() {
        consumer.subscribe(NO_TOPIC, joined);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!joined.done) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("no broker answers a claim to the group");
            }
            keep();
        }
    }

    /**
     * Renews the claim. Must be called about every second.
     *
     * @throws org.apache.kafka.common.errors.FencedInstanceIdException when another job has it
     */
    synchronized void keep() {
        consumer.poll(POLL);
    }

    /** Gives the claim up. */
    @Override
    public synchronized void close() {
        consumer.close(
                CloseOptions.groupMembershipOperation(
                                CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(Duration.ofSeconds(5)));
    }

    private static final class Joined implements ConsumerRebalanceListener {
        private boolean done;

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> none) {
            done = true;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> none) {}
    }
}
