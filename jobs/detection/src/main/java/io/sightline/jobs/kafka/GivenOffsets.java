package io.sightline.jobs.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Offsets that a user gave. Other partitions have the offset of their oldest frame: as a start,
 * they are read completely; as an end, not at all. The connector's own class would use committed
 * offsets for them.
 *
 * @param byPartition offset, from 0, by partition, from 0
 */
record GivenOffsets(Map<Integer, Long> byPartition) implements OffsetsInitializer {
    private static final long serialVersionUID = 1L;

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
        Map<TopicPartition, Long> offsets = new HashMap<>(retriever.beginningOffsets(partitions));
        offsets.replaceAll(
                (partition, oldest) -> byPartition.getOrDefault(partition.partition(), oldest));
        return offsets;
    }

    @Override
    @SuppressWarnings("deprecation") // the connector has no other name for it yet
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return OffsetResetStrategy.EARLIEST;
    }
}
