package io.sightline.jobs.kafka.source;

import io.sightline.jobs.kafka.TopicPosition;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a new job starts, as a number for each partition. The connector's own initializers are not
 * used: some of them make the consumer continue at the newest frame when retention has deleted the
 * frame to read, and some leave the offset open until the first frame is read.
 *
 * @param position where reading starts
 */
record StartingOffsets(TopicPosition position) implements OffsetsInitializer {
    private static final long serialVersionUID = 1L;

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
        if (position instanceof TopicPosition.Latest) {
            return retriever.endOffsets(partitions);
        } else if (position instanceof TopicPosition.At at) {
            return firstSince(at.instant().toEpochMilli(), partitions, retriever);
        }
        Map<TopicPartition, Long> offsets = new HashMap<>(retriever.beginningOffsets(partitions));
        if (position instanceof TopicPosition.Offsets given) {
            offsets.replaceAll(
                    (partition, oldest) ->
                            given.byPartition().getOrDefault(partition.partition(), oldest));
        } else if (position instanceof TopicPosition.Committed) {
            retriever
                    .committedOffsets(partitions)
                    .forEach(
                            (partition, offset) -> {
                                if (offset != null) {
                                    offsets.put(partition, offset);
                                }
                            });
        }
        return offsets;
    }

    private static Map<TopicPartition, Long> firstSince(
            long millis,
            Collection<TopicPartition> partitions,
            PartitionOffsetsRetriever retriever) {
        Map<TopicPartition, Long> moments = new HashMap<>();
        partitions.forEach(partition -> moments.put(partition, millis));
        Map<TopicPartition, Long> offsets = new HashMap<>(retriever.endOffsets(partitions));
        Map<TopicPartition, OffsetAndTimestamp> found = retriever.offsetsForTimes(moments);
        found.forEach(
                (partition, first) -> {
                    if (first != null) {
                        offsets.put(partition, first.offset());
                    }
                });
        return offsets;
    }

    /** The oldest frame that is left, in new and in restored jobs. */
    @Override
    @SuppressWarnings("deprecation") // the connector has no other name for it yet
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return OffsetResetStrategy.EARLIEST;
    }
}
