package io.sightline.jobs.detection;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.kafka.TopicPosition;
import io.sightline.models.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
 * The detection job in a Flink that runs in this process. Closing it cancels the job. With a local
 * checkpoint folder the next run continues exactly where this one ended; without one, it starts at
 * the committed offsets of the group, and video cameras wait for a keyframe.
 */
public final class EmbeddedFlink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlink.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration CANCEL_WAIT = Duration.ofSeconds(10);

    private final DetectionJob detectionJob;
    private final Optional<TopicPosition.Offsets> end;
    private final JobClient job;
    private final Path workFolder;
    private boolean closed;

    private EmbeddedFlink(
            DetectionJob detectionJob,
            Optional<TopicPosition.Offsets> end,
            JobClient job,
            Path workFolder) {
        this.detectionJob = detectionJob;
        this.end = end;
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
            ClusterKey.require(configuration, workFolder);
            // The job's own settings take precedence.
            configuration.addAll(detectionJob.configuration());
            detectionJob.localCheckpoints().ifPresent(kept -> resume(kept, configuration));
            StreamExecutionEnvironment environment = ReadOnlyFlink.environment(configuration);
            Optional<TopicPosition.Offsets> end = detectionJob.addTo(environment);
            return new EmbeddedFlink(
                    detectionJob, end, environment.executeAsync(DetectionJob.NAME), workFolder);
        } catch (Exception e) {
            FileUtils.deleteDirectoryQuietly(workFolder.toFile());
            throw e instanceof UserError error
                    ? error
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
            // await() reports a failure.
        }
        return ended();
    }

    /**
     * Waits until the job ends. If it ended by itself, the end is committed to its group.
     *
     * @throws UserError when it failed, or no broker answers then
     * @throws InterruptedException when the wait was interrupted
     */
    public void await() throws InterruptedException {
        try {
            job.getJobExecutionResult().get();
            end.ifPresent(detectionJob::commitEnd);
        } catch (ExecutionException e) {
            if (!isClosed()) {
                throw new UserError("the job failed: " + rootMessage(e), e);
            }
        }
    }

    /** Cancels the job and deletes Flink's files, except checkpoints in a folder that was set. */
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

    /**
     * Checkpoints in a folder of the user's are kept after the process ends. The next run continues
     * from the last one: offsets, decoders and transactions together.
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
            throw new UncheckedIOException("cannot create a temporary folder for Flink", e);
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
