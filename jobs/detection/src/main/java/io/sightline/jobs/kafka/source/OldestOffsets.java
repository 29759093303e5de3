package io.sightline.jobs.kafka.source;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The oldest record that a partition still has. Connects when it is first needed. */
class OldestOffsets implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Properties properties;
    private Optional<KafkaConsumer<byte[], byte[]>> consumer = Optional.empty();

    /**
     * @param properties of a consumer
     */
    OldestOffsets(Properties properties) {
        this.properties = properties;
    }

    /** Its offset; empty if the cluster does not answer within seconds. */
    OptionalLong of(TopicPartition partition) {
        try {
            if (consumer.isEmpty()) {
                consumer = Optional.of(connect());
            }
            return OptionalLong.of(
                    consumer.get().beginningOffsets(Set.of(partition), PATIENCE).get(partition));
        } catch (KafkaException noAnswer) {
            return OptionalLong.empty();
        }
    }

    private KafkaConsumer<byte[], byte[]> connect() {
        Properties settings = new Properties();
        settings.putAll(properties);
        settings.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        consumer.ifPresent(KafkaConsumer::close);
    }
}
