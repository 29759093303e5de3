package io.sightline.jobs.detection;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.error.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The detection job in a Flink that runs in this process. Closing it cancels the job. With a folder
 * for its state the next run continues exactly where this one ended; without one, it starts at the
 * committed offsets of the group, and video cameras wait for a keyframe.
 */
public final class EmbeddedFlink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlink.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration CANCEL_WAIT = Duration.ofSeconds(10);

    private final DetectionJob detectionJob;
    private final JobClient job;
    private final LockedFolder workFolder;
    private final JobState state;
    private boolean closed;

    private EmbeddedFlink(
            DetectionJob detectionJob, JobClient job, LockedFolder workFolder, JobState state) {
        this.detectionJob = detectionJob;
        this.job = job;
        this.workFolder = workFolder;
        this.state = state;
    }

    /**
     * Starts the job. Without {@code --checkpoint-dir} its state is temporary.
     *
     * @param detectionJob checked and built here
     * @return the running job, closed by the caller
     * @throws UserError when a topic is missing, no broker answers or the model cannot be used
     */
    @MustBeClosed
    public static EmbeddedFlink start(DetectionJob detectionJob) {
        return start(detectionJob, Optional.empty());
    }

    /**
     * Starts the job, from its last checkpoint if there is one.
     *
     * @param detectionJob checked and built here
     * @param home where a job keeps its state without {@code --checkpoint-dir}; empty for a
     *     temporary folder
     * @return the running job, closed by the caller
     * @throws UserError when a topic is missing, no broker answers, the model cannot be used, or
     *     the folder of the state belongs to another job
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with this
    public static EmbeddedFlink start(DetectionJob detectionJob, Optional<StateHome> home) {
        LockedFolder workFolder = temporaryFolder();
        JobState state = JobState.TEMPORARY;
        try {
            DetectionJob.Checked checked = detectionJob.check();
            state = JobState.of(detectionJob, checked, home);
            Configuration configuration = ownConfiguration(workFolder.path());
            ClusterKey.require(configuration, workFolder.path());
            // The job's own settings take precedence.
            configuration.addAll(detectionJob.configuration());
            state.addTo(configuration);
            StreamExecutionEnvironment environment = ReadOnlyFlink.environment(configuration);
            detectionJob.addTo(environment, checked, state.end(), state.run());
            return new EmbeddedFlink(
                    detectionJob, environment.executeAsync(DetectionJob.NAME), workFolder, state);
        } catch (Exception e) {
            state.close();
            workFolder.close();
            throw e instanceof UserError error
                    ? error
                    : new UserError("the job could not start: " + rootMessage(e), e);
        }
    }

    /** Where the state of the job is, and what it continues, in one or two lines. */
    public List<String> stateNotice() {
        return state.notice();
    }

    /** Whether the job has ended, for whatever reason. */
    public boolean ended() {
        return job.getJobExecutionResult().isDone();
    }

    /**
     * Waits for a while.
     *
     * @param patience how long at most
     * @return whether the job has ended, for whatever reason
     * @throws InterruptedException when the wait was interrupted
     */
    public boolean endsWithin(Duration patience) throws InterruptedException {
        try {
            job.getJobExecutionResult().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // await() reports a failure.
        }
        return ended();
    }

    /**
     * Waits until the job ends. If it ended by itself, its group is then at its end.
     *
     * @throws UserError when it failed, or no broker answers then
     * @throws InterruptedException when the wait was interrupted
     */
    public void await() throws InterruptedException {
        try {
            job.getJobExecutionResult().get();
            state.end().ifPresent(detectionJob::commitEnd);
        } catch (ExecutionException e) {
            if (!isClosed()) {
                throw new UserError("the job failed: " + rootMessage(e), e);
            }
        }
    }

    /** Cancels the job and deletes Flink's files, except the state of the job. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            if (!ended()) {
                job.cancel().get(CANCEL_WAIT.toMillis(), TimeUnit.MILLISECONDS);
                job.getJobExecutionResult()
                        .exceptionally(cancelled -> null)
                        .get(CANCEL_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | CompletionException | TimeoutException e) {
            LOG.warn("The job did not end in {} s after it was cancelled", CANCEL_WAIT.toSeconds());
        } finally {
            state.close();
            workFolder.close();
        }
    }

    /**
     * Flink writes everything under one folder, so that no file stays behind. Its ports can be
     * reached from this machine only. The one that everybody may use, {@link ReadOnlyFlink}'s, only
     * shows the job, and no page from elsewhere may read it in a browser.
     */
    static Configuration ownConfiguration(Path workFolder) {
        Configuration configuration = new Configuration();
        configuration.set(
                CoreOptions.DEFAULT_PARALLELISM, Runtime.getRuntime().availableProcessors());
        configuration.set(CoreOptions.TMP_DIRS, workFolder.toString());
        configuration.set(WebOptions.TMP_DIR, workFolder.toString());
        configuration.set(RestOptions.ADDRESS, LOOPBACK);
        configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(WebOptions.SUBMIT_ENABLE, false);
        configuration.set(WebOptions.ACCESS_CONTROL_ALLOW_ORIGIN, "http://" + LOOPBACK);
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                workFolder.resolve("checkpoints").toUri().toString());
        return configuration;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @MustBeClosed
    private static LockedFolder temporaryFolder() {
        try {
            return LockedFolder.temporary("sightline-flink-");
        } catch (IOException e) {
            throw new UserError("cannot create a temporary folder for Flink: " + e, e);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        Throwable clearest =
                ExceptionUtils.findThrowable(failure, UserError.class)
                        .map(Throwable.class::cast)
                        .orElse(root);
        return clearest.getMessage() == null ? clearest.toString() : clearest.getMessage();
    }
}
