package io.sightline.jobs.kafka.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Commits where a bounded job has ended to its consumer group. */
public class GroupEnd {
    /** Of a job whose group is not moved. */
    static final GroupEnd NOT_COMMITTED =
            new GroupEnd(new Properties(), "") {
                @Override
                public void commit(Map<TopicPartition, Long> offsets) {}
            };

    private final Properties properties;
    private final String groupId;

    /**
     * @param properties of a consumer
     * @param groupId the group
     */
    public GroupEnd(Properties properties, String groupId) {
        this.properties = properties;
        this.groupId = groupId;
    }

    /**
     * Commits, and waits until it is done. A partition with a larger committed offset is left as it
     * is.
     *
     * @param offsets first offset that was not read, by partition
     * @throws org.apache.kafka.common.KafkaException when the cluster does not answer or refuses
     */
    public void commit(Map<TopicPartition, Long> offsets) {
        if (offsets.isEmpty()) {
            return;
        }
        Properties settings = new Properties();
        settings.putAll(properties);
        settings.setProperty(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        settings.setProperty(ConsumerConfig.CLIENT_ID_CONFIG, groupId + "-end");
        settings.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, OffsetAndMetadata> before = consumer.committed(offsets.keySet());
            Map<TopicPartition, OffsetAndMetadata> after = new HashMap<>();
            offsets.forEach(
                    (partition, offset) -> {
                        OffsetAndMetadata committed = before.get(partition);
                        if (committed == null || committed.offset() < offset) {
                            after.put(partition, new OffsetAndMetadata(offset));
                        }
                    });
            if (!after.isEmpty()) {
                consumer.commitSync(after);
            }
        }
    }
}
