package io.sightline.jobs.kafka.source;

import io.sightline.models.error.UserError;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;

/**
 * An enumerator that starts when the job has claimed its group, and ends the job for good when
 * another one claims it. There is one enumerator in a job, on the JobManager.
 */
final class ClaimingEnumerator
        implements SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> {
    private static final long KEEP_EVERY_MILLIS = Duration.ofSeconds(1).toMillis();

    /** After so many, what the job restored is committed. */
    private static final int CHECKPOINTS_UNTIL_COMMITTED = 3;

    private final SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> splits;
    private final SplitEnumeratorContext<KafkaPartitionSplit> context;
    private final SupersededTransactions transactions;
    private final String groupId;
    private final Supplier<GroupClaim> claims;
    private final Set<Integer> early = new TreeSet<>();
    private GroupClaim claim;
    private boolean started;
    private int checkpoints;

    /**
     * @param splits hands out the partitions; closed with this
     * @param transactions that earlier runs left open
     * @param groupId the job's name
     * @param claims connects
     */
    ClaimingEnumerator(
            SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> splits,
            SplitEnumeratorContext<KafkaPartitionSplit> context,
            SupersededTransactions transactions,
            String groupId,
            Supplier<GroupClaim> claims) {
        this.splits = splits;
        this.context = context;
        this.transactions = transactions;
        this.groupId = groupId;
        this.claims = claims;
    }

    @Override
    public void start() {
        claim = claims.get();
        context.callAsync(
                () -> {
                    claim.take();
                    transactions.look();
                    return true;
                },
                (done, failure) -> {
                    requireHeld(failure);
                    startSplits();
                    context.callAsync(
                            () -> {
                                claim.keep();
                                return true;
                            },
                            (kept, loss) -> requireHeld(loss),
                            KEEP_EVERY_MILLIS,
                            KEEP_EVERY_MILLIS);
                });
    }

    /** The connector expects readers after its start only. */
    private void startSplits() {
        splits.start();
        started = true;
        early.retainAll(context.registeredReaders().keySet());
        early.forEach(splits::addReader);
        early.clear();
    }

    private void requireHeld(Throwable failure) {
        if (failure instanceof FencedInstanceIdException) {
            throw new SuppressRestartsException(
                    new UserError(
                            "another job with --group-id %s was started; only one can run, so this"
                                            .formatted(groupId)
                                    + " one has ended"));
        } else if (failure instanceof AuthorizationException) {
            throw new SuppressRestartsException(
                    new UserError(
                            "the login may not use the consumer group '%s' (READ): %s"
                                    .formatted(GroupClaim.groupOf(groupId), failure.getMessage())));
        } else if (failure != null) {
            throw new IllegalStateException(
                    "group '%s' cannot be claimed: %s".formatted(groupId, failure.getMessage()),
                    failure);
        }
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {
        splits.handleSplitRequest(subtask, host);
    }

    @Override
    public void addSplitsBack(List<KafkaPartitionSplit> returned, int subtask) {
        splits.addSplitsBack(returned, subtask);
    }

    @Override
    public void addReader(int subtask) {
        if (started) {
            splits.addReader(subtask);
        } else {
            early.add(subtask);
        }
    }

    @Override
    public KafkaSourceEnumState snapshotState(long checkpointId) throws Exception {
        return splits.snapshotState(checkpointId);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        splits.notifyCheckpointComplete(checkpointId);
        checkpoints++;
        if (checkpoints == CHECKPOINTS_UNTIL_COMMITTED) {
            context.callAsync(
                    () -> {
                        transactions.abort();
                        return true;
                    },
                    (done, failure) -> {});
        }
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        splits.notifyCheckpointAborted(checkpointId);
    }

    @Override
    public void handleSourceEvent(int subtask, SourceEvent event) {
        splits.handleSourceEvent(subtask, event);
    }

    @Override
    public void close() throws IOException {
        try (splits) {
            if (claim != null) {
                claim.close();
            }
        }
    }
}
