package io.sightline.jobs.kafka.source;

import io.sightline.operators.frame.EncodedFrame;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the frames of some partitions. In a bounded job, partitions that were read to their end
 * stay in the state, so that a restored job knows how far its group has come.
 */
final class FrameReader implements SourceReader<EncodedFrame, KafkaPartitionSplit> {
    private static final long NEVER = Long.MAX_VALUE;

    private final SourceReader<EncodedFrame, KafkaPartitionSplit> kafka;
    private final Optional<StoppingOffsets> end;
    private final ExpiredFrames expired;
    private final GroupEnd groupEnd;
    private final Map<String, KafkaPartitionSplit> splits = new HashMap<>();
    private boolean noMoreSplits;
    private long finishedSince = NEVER;
    private boolean ended;

    /**
     * @param kafka the connector's reader; closed with this
     * @param end of a bounded job
     * @param expired counts frames that were deleted before they were read; closed with this
     * @param groupEnd takes the end of the job
     */
    FrameReader(
            SourceReader<EncodedFrame, KafkaPartitionSplit> kafka,
            Optional<StoppingOffsets> end,
            ExpiredFrames expired,
            GroupEnd groupEnd) {
        this.kafka = kafka;
        this.end = end;
        this.expired = expired;
        this.groupEnd = groupEnd;
    }

    @Override
    public void start() {
        kafka.start();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<EncodedFrame> output) throws Exception {
        return kafka.pollNext(expired.watch(output));
    }

    /** A split in the state of a bounded job keeps its end. */
    @Override
    public void addSplits(List<KafkaPartitionSplit> added) {
        List<KafkaPartitionSplit> own = added.stream().map(this::withEnd).toList();
        for (KafkaPartitionSplit split : own) {
            splits.put(split.splitId(), split);
            expired.expect(split.getTopicPartition(), split.getStartingOffset());
        }
        kafka.addSplits(own);
    }

    private KafkaPartitionSplit withEnd(KafkaPartitionSplit split) {
        if (end.isEmpty()) {
            KafkaFrameSource.requireUnbounded(split);
            return split;
        }
        return split.getStoppingOffset().isPresent()
                ? split
                : new KafkaPartitionSplit(
                        split.getTopicPartition(),
                        split.getStartingOffset(),
                        end.get().of(split.getTopicPartition()));
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
        List<KafkaPartitionSplit> reading = kafka.snapshotState(checkpointId);
        if (end.isEmpty()) {
            return reading;
        }
        if (noMoreSplits && reading.isEmpty()) {
            finishedSince = Math.min(finishedSince, checkpointId);
        }
        List<KafkaPartitionSplit> all = new ArrayList<>(reading);
        Set<String> unfinished = new HashSet<>();
        reading.forEach(split -> unfinished.add(split.splitId()));
        splits.values().stream()
                .filter(split -> !unfinished.contains(split.splitId()))
                .map(FrameReader::finished)
                .forEach(all::add);
        return all;
    }

    /** At its end, or where it started if that is later. */
    private static KafkaPartitionSplit finished(KafkaPartitionSplit split) {
        long stop = split.getStoppingOffset().orElseThrow();
        return new KafkaPartitionSplit(
                split.getTopicPartition(), Math.max(split.getStartingOffset(), stop), stop);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        kafka.notifyCheckpointComplete(checkpointId);
        ended |= checkpointId >= finishedSince;
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        kafka.notifyCheckpointAborted(checkpointId);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return kafka.isAvailable();
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        kafka.notifyNoMoreSplits();
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        kafka.handleSourceEvents(event);
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
        kafka.pauseOrResumeSplits(toPause, toResume);
    }

    /**
     * When everything is read and in a checkpoint, the group is moved to the end before the job
     * ends: afterwards Flink deletes the last checkpoint. The connector commits without waiting for
     * it, and its last commit may be an older one, so it must be closed before.
     */
    @Override
    public void close() throws Exception {
        try (expired) {
            kafka.close();
        }
        if (ended) {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            splits.values()
                    .forEach(
                            split ->
                                    offsets.put(
                                            split.getTopicPartition(),
                                            finished(split).getStartingOffset()));
            groupEnd.commit(offsets);
        }
    }
}
