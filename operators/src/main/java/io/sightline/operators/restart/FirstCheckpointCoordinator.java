package io.sightline.operators.restart;

import io.sightline.models.error.UserError;
import java.io.Serial;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;

/**
 * Ends a job for good that keeps failing and has never completed a checkpoint: its set-up is wrong,
 * and no restart mends that. A job that has completed one restarts as often as it must, because
 * what it needs was there and may return.
 *
 * <p>Runs on the JobManager, beside an operator in the task that writes events, so it gets to know
 * why that task failed.
 */
public final class FirstCheckpointCoordinator implements OperatorCoordinator {
    /**
     * Starts of a job that never completed a checkpoint. Enough for two poison frames at the start
     * of a topic, each of which takes some.
     */
    static final int MAX_STARTS = 10;

    /** The same where other tasks fail, whose reason is not known here. */
    static final int MAX_STARTS_WITHOUT_REASON = 15;

    private static final byte[] NO_STATE = {};

    private final Context context;
    private boolean completed;

    FirstCheckpointCoordinator(Context context) {
        this.context = context;
    }

    /**
     * Makes one for each job.
     *
     * @param operator that it is beside
     */
    public static Provider beside(OperatorID operator) {
        return new BesideProvider(operator);
    }

    @Override
    public void executionAttemptFailed(int subtask, int attempt, Throwable reason) {
        if (!completed && reason != null && attempt + 1 >= MAX_STARTS) {
            giveUp(
                    String.format(
                            Locale.ROOT,
                            "the job failed %d times before its first checkpoint: %s",
                            attempt + 1,
                            shortest(reason)),
                    reason);
        }
    }

    @Override
    public void executionAttemptReady(int subtask, int attempt, SubtaskGateway gateway) {
        if (!completed && attempt >= MAX_STARTS_WITHOUT_REASON) {
            giveUp(
                    String.format(
                            Locale.ROOT,
                            "the job failed %d times before its first checkpoint; the warnings in"
                                    + " the log say why",
                            attempt),
                    null);
        }
    }

    private void giveUp(String message, Throwable cause) {
        context.failJob(new SuppressRestartsException(new UserError(message, cause)));
    }

    private static String shortest(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !(root instanceof UserError)) {
            root = root.getCause();
        }
        return root instanceof UserError && root.getMessage() != null
                ? root.getMessage()
                : root.toString();
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        completed = true;
    }

    @Override
    public void resetToCheckpoint(long checkpointId, byte[] state) {
        completed |= checkpointId != NO_CHECKPOINT;
    }

    @Override
    public void subtaskReset(int subtask, long checkpointId) {
        completed |= checkpointId != NO_CHECKPOINT;
    }

    @Override
    public void checkpointCoordinator(long checkpointId, CompletableFuture<byte[]> result) {
        result.complete(NO_STATE);
    }

    @Override
    public void handleEventFromOperator(int subtask, int attempt, OperatorEvent event) {
        throw new IllegalStateException("no operator sends events here: " + event);
    }

    @Override
    public void start() {}

    @Override
    public void close() {}

    private record BesideProvider(OperatorID operator) implements Provider {
        @Serial private static final long serialVersionUID = 1L;

        @Override
        public OperatorID getOperatorId() {
            return operator;
        }

        @Override
        public OperatorCoordinator create(Context context) {
            return new FirstCheckpointCoordinator(context);
        }
    }
}
