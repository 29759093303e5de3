package io.sightline.jobs.detection;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The detection job running in a Flink of its own within this process. Closing it cancels the job.
 * With a local checkpoint folder the next run goes on exactly where this one was; without, it
 * starts at the offsets that the group has committed, and video cameras wait for a keyframe.
 */
public final class EmbeddedFlink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlink.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration CANCEL_WAIT = Duration.ofSeconds(10);

    private final DetectionJob detectionJob;
    private final JobClient job;
    private final Path workFolder;
    private boolean closed;

    private EmbeddedFlink(DetectionJob detectionJob, JobClient job, Path workFolder) {
        this.detectionJob = detectionJob;
        this.job = job;
        this.workFolder = workFolder;
    }

    /**
     * Starts the job.
     *
     * @param detectionJob checked and built here
     * @return the running job, closed by the caller
     * @throws UserError when a topic is missing, no broker answers or the model cannot be used
     */
    @MustBeClosed
    public static EmbeddedFlink start(DetectionJob detectionJob) {
        Path workFolder = temporaryFolder();
        try {
            Configuration configuration = ownConfiguration(workFolder);
            // What the job says itself is stronger.
            configuration.addAll(detectionJob.configuration());
            detectionJob.localCheckpoints().ifPresent(kept -> resume(kept, configuration));
            StreamExecutionEnvironment environment =
                    StreamExecutionEnvironment.createLocalEnvironment(configuration);
            detectionJob.addTo(environment);
            return new EmbeddedFlink(
                    detectionJob, environment.executeAsync(DetectionJob.NAME), workFolder);
        } catch (Exception e) {
            FileUtils.deleteDirectoryQuietly(workFolder.toFile());
            throw e instanceof UserError told
                    ? told
                    : new UserError("the job could not start: " + rootMessage(e), e);
        }
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
            // A failure is told by await().
        }
        return ended();
    }

    /**
     * Waits until the job ends. When it has ended by itself its group stands where it ended.
     *
     * @throws UserError when it failed, or no broker answers then
     * @throws InterruptedException when the wait was interrupted
     */
    public void await() throws InterruptedException {
        try {
            job.getJobExecutionResult().get();
            detectionJob.commitEnd();
        } catch (ExecutionException e) {
            if (!isClosed()) {
                throw new UserError("the job failed: " + rootMessage(e), e);
            }
        }
    }

    /** Cancels the job and removes what Flink wrote beside the checkpoints that were asked for. */
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
            FileUtils.deleteDirectoryQuietly(workFolder.toFile());
        }
    }

    /**
     * All that Flink writes goes under one folder, so that nothing of it stays behind. All that
     * listens can be reached from this machine only, and takes no programs: it has no login.
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
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                workFolder.resolve("checkpoints").toUri().toString());
        return configuration;
    }

    /**
     * Checkpoints in a folder that the user named outlive the process, and the next one goes on
     * from the last of them: offsets, decoders and transactions together.
     */
    private static void resume(Path checkpoints, Configuration configuration) {
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        CompletedCheckpoints.latestIn(checkpoints)
                .ifPresent(
                        latest -> {
                            LOG.info("Resuming from {}", latest);
                            configuration.set(
                                    StateRecoveryOptions.SAVEPOINT_PATH, latest.toUri().toString());
                            configuration.set(
                                    StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
                        });
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("sightline-flink-");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for Flink", e);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        Throwable told =
                ExceptionUtils.findThrowable(failure, UserError.class)
                        .map(Throwable.class::cast)
                        .orElse(root);
        return told.getMessage() == null ? told.toString() : told.getMessage();
    }
}
