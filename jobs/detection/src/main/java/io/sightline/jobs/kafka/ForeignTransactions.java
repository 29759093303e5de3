package io.sightline.jobs.kafka;

import io.sightline.jobs.topics.AdminConnection;
import io.sightline.jobs.topics.PipelineTopics;
import io.sightline.models.error.UserError;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * Open transactions of others whose ids begin like those of a job. The connector takes every open
 * transaction of its topic with such an id for its own: it aborts it, or, if the id does not end in
 * two numbers, fails at every start.
 */
public final class ForeignTransactions {
    private ForeignTransactions() {}

    /**
     * Requires that there are none.
     *
     * @param kafka topics of the job, and their cluster
     * @param transactions prefix of the job's transactional ids
     * @throws UserError when there is one, or no broker answers
     */
    public static void requireNone(PipelineTopics kafka, String transactions) {
        try (AdminConnection connection = AdminConnection.open(kafka.cluster())) {
            List<String> open =
                    connection
                            .await(
                                    "list the transactions of",
                                    connection
                                            .admin()
                                            .listTransactions(
                                                    new ListTransactionsOptions()
                                                            .filterStates(
                                                                    Set.of(
                                                                            TransactionState
                                                                                    .ONGOING)))
                                            .all())
                            .stream()
                            .map(TransactionListing::transactionalId)
                            .toList();
            for (String topic : List.of(kafka.detectionsTopic(), kafka.dlqTopic())) {
                String prefix = KafkaEdges.transactionalIdPrefix(transactions, topic);
                for (String id : open) {
                    if (id.startsWith(prefix)
                            && !id.substring(prefix.length()).matches("-\\d+-\\d+")
                            && writes(connection, id, topic)) {
                        throw new UserError(
                                "another producer writes to topic '%s' with the transactional id"
                                                .formatted(topic)
                                        + " '%s', which begins like those of this job ('%s'); stop"
                                                .formatted(id, prefix)
                                        + " it, or pass another --group-id");
                    }
                }
            }
        }
    }

    private static boolean writes(AdminConnection connection, String id, String topic) {
        return connection
                .await(
                        "describe the transactions of",
                        connection.admin().describeTransactions(List.of(id)).description(id))
                .topicPartitions()
                .stream()
                .anyMatch(partition -> partition.topic().equals(topic));
    }
}
