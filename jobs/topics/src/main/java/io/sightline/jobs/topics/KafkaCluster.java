package io.sightline.jobs.topics;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * A Kafka cluster, and how its clients connect. The properties may contain passwords: pass them to
 * clients only. {@link #toString} shows the address only.
 */
public final class KafkaCluster {
    private final String bootstrapServers;
    private final ClientProperties properties;

    KafkaCluster(String bootstrapServers, ClientProperties properties) {
        this.bootstrapServers = bootstrapServers;
        this.properties = properties;
    }

    /**
     * A cluster without TLS and login.
     *
     * @param bootstrapServers {@code host:port}, several separated by commas
     */
    public static KafkaCluster at(String bootstrapServers) {
        return new KafkaCluster(bootstrapServers, ClientProperties.NONE);
    }

    /** Brokers to connect to first: {@code host:port}, several separated by commas. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Settings with which a producer connects. */
    public Map<String, String> producerProperties() {
        return connecting(ProducerConfig.configNames());
    }

    /** Settings with which a consumer connects. */
    public Map<String, String> consumerProperties() {
        return connecting(ConsumerConfig.configNames());
    }

    /** Settings with which an admin client connects. */
    public Map<String, String> adminProperties() {
        return connecting(AdminClientConfig.configNames());
    }

    private Map<String, String> connecting(Set<String> names) {
        Map<String, String> settings = new HashMap<>(properties.knownAs(names));
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return settings;
    }

    @Override
    public String toString() {
        return bootstrapServers;
    }
}
