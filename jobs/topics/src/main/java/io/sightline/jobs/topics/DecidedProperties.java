package io.sightline.jobs.topics;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Properties that a file may not set, because the pipeline's guarantees depend on them. */
final class DecidedProperties {
    private static final String BYTES = "keys and values of records are bytes";
    private static final String DELIVERY = "--delivery decides it";
    private static final String ORDER = "a camera's frames stay in order and none is lost";
    private static final String PARTITION = "all records of a camera are in one partition";
    private static final String CHECKPOINTS = "offsets are committed at checkpoints";
    private static final String SERVERS = "use --bootstrap-servers";
    private static final String GROUP = "use --group-id";

    private static final Map<String, String> DECIDERS =
            Map.ofEntries(
                    Map.entry(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, SERVERS),
                    Map.entry(AdminClientConfig.BOOTSTRAP_CONTROLLERS_CONFIG, SERVERS),
                    Map.entry(ConsumerConfig.GROUP_ID_CONFIG, GROUP),
                    Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, GROUP),
                    Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, GROUP),
                    Map.entry(
                            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "use --transaction-timeout"),
                    Map.entry(ProducerConfig.TRANSACTION_TWO_PHASE_COMMIT_ENABLE_CONFIG, DELIVERY),
                    Map.entry(ProducerConfig.ACKS_CONFIG, DELIVERY),
                    Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, DELIVERY),
                    Map.entry(ProducerConfig.RETRIES_CONFIG, ORDER),
                    Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, ORDER),
                    Map.entry(
                            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                            "the topic decides what is too large"),
                    Map.entry(ProducerConfig.PARTITIONER_CLASS_CONFIG, PARTITION),
                    Map.entry(ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG, PARTITION),
                    Map.entry(
                            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                            "only committed records are read"),
                    Map.entry(
                            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                            "use --from, for watch --from-beginning"),
                    Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, CHECKPOINTS),
                    Map.entry(ConsumerConfig.AUTO_COMMIT_INTERVAL_MS_CONFIG, CHECKPOINTS),
                    Map.entry(
                            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "use --create-topics"),
                    Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, BYTES),
                    Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, BYTES),
                    Map.entry(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, BYTES),
                    Map.entry(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, BYTES));

    private DecidedProperties() {}

    /** What sets a property instead, in a few words; empty if a file may set it. */
    static Optional<String> decidedBy(String key) {
        return Optional.ofNullable(DECIDERS.get(key));
    }
}
