package io.sightline.jobs.topics;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * A Kafka cluster, and how its clients connect. The properties may hold passwords: hand them to a
 * client and to nothing else. {@link #toString} tells the address alone.
 */
public final class KafkaCluster {
    private final String bootstrapServers;
    private final ClientProperties properties;

    KafkaCluster(String bootstrapServers, ClientProperties properties) {
        this.bootstrapServers = bootstrapServers;
        this.properties = properties;
    }

    /**
     * A cluster that wants neither TLS nor a login.
     *
     * @param bootstrapServers {@code host:port}, several separated by commas
     */
    public static KafkaCluster at(String bootstrapServers) {
        return new KafkaCluster(bootstrapServers, ClientProperties.NONE);
    }

    /** Brokers to start from: {@code host:port}, several separated by commas. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** What a producer needs to connect. */
    public Map<String, String> producerProperties() {
        return connecting(ProducerConfig.configNames());
    }

    /** What a consumer needs to connect. */
    public Map<String, String> consumerProperties() {
        return connecting(ConsumerConfig.configNames());
    }

    /** What an admin client needs to connect. */
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
