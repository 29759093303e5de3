package io.sightline.operators.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.error.UserError;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.MockOperatorCoordinatorContext;
import org.junit.jupiter.api.Test;

class FirstCheckpointCoordinatorTest {
    private static final int LAST = FirstCheckpointCoordinator.MAX_STARTS - 1;

    private final MockOperatorCoordinatorContext context =
            new MockOperatorCoordinatorContext(new OperatorID(), 2);
    private final FirstCheckpointCoordinator coordinator = new FirstCheckpointCoordinator(context);

    @Test
    void endsAJobThatKeepsFailingBeforeItsFirstCheckpoint() {
        for (int attempt = 0; attempt < LAST; attempt++) {
            fail(attempt);
        }
        assertThat(context.isJobFailed()).isFalse();

        fail(LAST);

        assertThat(context.getJobFailureReason())
                .isInstanceOf(SuppressRestartsException.class)
                .cause()
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "the job failed 10 times before its first checkpoint:"
                                + " java.lang.IllegalArgumentException: the cause");
    }

    @Test
    void letsAJobRestartThatHasCompletedACheckpoint() {
        coordinator.notifyCheckpointComplete(1);
        fail(1000);
        assertThat(context.isJobFailed()).isFalse();
    }

    @Test
    void letsAJobRestartThatContinuesFromACheckpoint() {
        coordinator.resetToCheckpoint(7, null);
        fail(LAST);
        assertThat(context.isJobFailed()).isFalse();
    }

    @Test
    void countsTasksThatWereCancelledBecauseAnotherFailed() {
        coordinator.executionAttemptFailed(0, LAST, null);
        coordinator.executionAttemptReady(0, LAST + 1, null);
        assertThat(context.isJobFailed()).isFalse();

        coordinator.executionAttemptReady(
                0, FirstCheckpointCoordinator.MAX_STARTS_WITHOUT_REASON, null);
        assertThat(context.getJobFailureReason().getCause())
                .hasMessageStartingWith("the job failed 15 times before its first checkpoint; ");
    }

    private void fail(int attempt) {
        coordinator.executionAttemptFailed(
                0, attempt, new IllegalStateException(new IllegalArgumentException("the cause")));
    }
}
