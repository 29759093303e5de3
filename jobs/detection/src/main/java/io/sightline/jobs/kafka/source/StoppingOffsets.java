package io.sightline.jobs.kafka.source;

import io.sightline.jobs.kafka.TopicPosition;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a bounded job ends. Partitions without an end are not read: their end is 0.
 *
 * @param end first offset that is not read, by partition
 */
record StoppingOffsets(TopicPosition.Offsets end) implements OffsetsInitializer {
    private static final long serialVersionUID = 1L;

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        partitions.forEach(partition -> offsets.put(partition, of(partition)));
        return offsets;
    }

    long of(TopicPartition partition) {
        return end.byPartition().getOrDefault(partition.partition(), 0L);
    }

    @Override
    @SuppressWarnings("deprecation") // the connector has no other name for it yet
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return OffsetResetStrategy.EARLIEST;
    }
}
