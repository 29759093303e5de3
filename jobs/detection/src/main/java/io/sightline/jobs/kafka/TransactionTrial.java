package io.sightline.jobs.kafka;

import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.models.error.UserError;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.util.TimeUtils;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Tries whether a job may use transactions as its sinks will: otherwise these fail for ever. */
public final class TransactionTrial {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private TransactionTrial() {}

    /**
     * Takes a transactional id of the job, and gives it back.
     *
     * @param groupId prefix of its transactional ids
     * @param timeout how long a transaction may stay open
     * @throws UserError when the cluster refuses
     */
    public static void run(KafkaCluster cluster, String groupId, Duration timeout) {
        Map<String, Object> settings = new HashMap<>(cluster.producerProperties());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, groupId + "-start");
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, groupId + "-start");
        settings.put(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Math.toIntExact(timeout.toMillis()));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
        } catch (AuthorizationException refusal) {
            throw new UserError(
                    "the login may not use transactional ids that begin with '%s' at %s; grant it"
                                    .formatted(groupId, cluster)
                            + " WRITE on them, or pass --delivery at-least-once",
                    refusal);
        } catch (KafkaException refusal) {
            throw explain(cluster, timeout, refusal);
        }
    }

    private static UserError explain(
            KafkaCluster cluster, Duration timeout, KafkaException refusal) {
        String message = String.valueOf(refusal.getMessage());
        return message.contains(Errors.INVALID_TRANSACTION_TIMEOUT.message())
                ? new UserError(
                        "--transaction-timeout "
                                + TimeUtils.formatWithHighestUnit(timeout)
                                + " is longer than Kafka at "
                                + cluster
                                + " allows (transaction.max.timeout.ms); lower it",
                        refusal)
                : new UserError(
                        "no transactions at Kafka at %s: %s".formatted(cluster, message), refusal);
    }
}
