package io.sightline.jobs.kafka.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;

/**
 * The enumerator of a bounded job that was restored. All its splits are in the state, so it looks
 * for no partitions and tells every reader that no split will follow. The connector's enumerator
 * does not tell them, and the job never ends (FLINK-31006).
 */
final class RestoredEnumerator
        implements SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> {
    private final SplitEnumeratorContext<KafkaPartitionSplit> context;
    private final Map<TopicPartition, KafkaPartitionSplit> assigned = new HashMap<>();
    private final Map<TopicPartition, KafkaPartitionSplit> waiting = new HashMap<>();
    private final Map<TopicPartition, Integer> returnedBy = new HashMap<>();

    RestoredEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state) {
        this.context = context;
        state.assignedSplits().forEach(split -> assigned.put(split.getTopicPartition(), split));
        state.unassignedSplits().forEach(split -> waiting.put(split.getTopicPartition(), split));
    }

    /** Whether the state has all partitions, each with an offset. */
    static boolean canContinue(KafkaSourceEnumState state) {
        return state.initialDiscoveryFinished()
                && state.unassignedSplits().stream().noneMatch(KafkaPartitionSplit::isMigrated);
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, String host) {}

    @Override
    public void addSplitsBack(List<KafkaPartitionSplit> splits, int subtask) {
        for (KafkaPartitionSplit split : splits) {
            assigned.remove(split.getTopicPartition());
            waiting.put(split.getTopicPartition(), split);
            returnedBy.put(split.getTopicPartition(), subtask);
        }
        if (context.registeredReaders().containsKey(subtask)) {
            addReader(subtask);
        }
    }

    @Override
    public void addReader(int subtask) {
        List<KafkaPartitionSplit> splits = new ArrayList<>();
        Set<TopicPartition> partitions = new HashSet<>(waiting.keySet());
        for (TopicPartition partition : partitions) {
            int owner =
                    returnedBy.getOrDefault(
                            partition, partition.partition() % context.currentParallelism());
            if (owner == subtask) {
                KafkaPartitionSplit split = waiting.remove(partition);
                assigned.put(partition, split);
                splits.add(split);
            }
        }
        if (!splits.isEmpty()) {
            context.assignSplits(new SplitsAssignment<>(Map.of(subtask, splits)));
        }
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public KafkaSourceEnumState snapshotState(long checkpointId) {
        return new KafkaSourceEnumState(
                new ArrayList<>(assigned.values()), new ArrayList<>(waiting.values()), true);
    }

    @Override
    public void close() {}
}
