package io.sightline.jobs.chaos.records;

import io.sightline.jobs.topics.AdminConnection;
import io.sightline.jobs.topics.KafkaCluster;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** What an administrator, or time, does to a topic. */
public final class TopicChanges {
    private TopicChanges() {}

    /**
     * Lets a topic take records of any time. By default, Kafka refuses those of the future.
     *
     * @throws io.sightline.models.error.UserError when the cluster refuses
     */
    public static void allowAnyTimestamp(KafkaCluster kafka, String topic) {
        AlterConfigOp any =
                new AlterConfigOp(
                        new ConfigEntry(
                                TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                                Long.toString(Long.MAX_VALUE)),
                        AlterConfigOp.OpType.SET);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (AdminConnection connection = AdminConnection.open(kafka)) {
            connection.await(
                    "configure topic '" + topic + "' on",
                    connection
                            .admin()
                            .incrementalAlterConfigs(Map.of(resource, List.of(any)))
                            .all());
        }
    }

    /**
     * Deletes the oldest records of the first partition, as retention does.
     *
     * @param offset of the oldest record that remains
     * @throws io.sightline.models.error.UserError when the cluster refuses
     */
    public static void deleteBefore(KafkaCluster kafka, String topic, long offset) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (AdminConnection connection = AdminConnection.open(kafka)) {
            connection.await(
                    "delete records of topic '" + topic + "' on",
                    connection
                            .admin()
                            .deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset)))
                            .all());
        }
    }
}
