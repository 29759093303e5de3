package io.sightline.jobs.chaos;

import io.sightline.jobs.topics.AdminConnection;
import io.sightline.jobs.topics.KafkaCluster;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Lets a topic take records of any time. By default, Kafka refuses those of the future. */
final class AnyTimestamp {
    private AnyTimestamp() {}

    /**
     * Changes the topic's configuration.
     *
     * @throws io.sightline.models.error.UserError when the cluster refuses
     */
    static void allow(KafkaCluster kafka, String topic) {
        AlterConfigOp any =
                new AlterConfigOp(
                        new ConfigEntry(
                                TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                                Long.toString(Long.MAX_VALUE)),
                        AlterConfigOp.OpType.SET);
        try (AdminConnection connection = AdminConnection.open(kafka)) {
            connection.await(
                    "configure topic '" + topic + "' on",
                    connection
                            .admin()
                            .incrementalAlterConfigs(
                                    Map.of(
                                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                                            List.of(any)))
                            .all());
        }
    }
}
