package io.sightline.jobs;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.options.UserError;
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
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The detection job running in a Flink of its own within this process. Closing it cancels the job;
 * what was committed stays committed, the rest is read again by the next run of the same group.
 */
public final class EmbeddedFlink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlink.class);
    private static final Duration CANCEL_WAIT = Duration.ofSeconds(10);

    private final JobClient job;
    private final Path temporaryCheckpoints;
    private boolean closed;

    private EmbeddedFlink(JobClient job, Path temporaryCheckpoints) {
        this.job = job;
        this.temporaryCheckpoints = temporaryCheckpoints;
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
        Path temporaryCheckpoints = temporaryFolder();
        try {
            Configuration configuration = new Configuration();
            configuration.set(
                    CoreOptions.DEFAULT_PARALLELISM, Runtime.getRuntime().availableProcessors());
            configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            configuration.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    temporaryCheckpoints.toUri().toString());
            configuration.addAll(detectionJob.configuration());
            StreamExecutionEnvironment environment =
                    StreamExecutionEnvironment.createLocalEnvironment(configuration);
            detectionJob.addTo(environment);
            return new EmbeddedFlink(
                    environment.executeAsync(DetectionJob.NAME), temporaryCheckpoints);
        } catch (Exception e) {
            FileUtils.deleteDirectoryQuietly(temporaryCheckpoints.toFile());
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
     * Waits until the job ends.
     *
     * @throws UserError when it failed
     * @throws InterruptedException when the wait was interrupted
     */
    public void await() throws InterruptedException {
        try {
            job.getJobExecutionResult().get();
        } catch (ExecutionException e) {
            if (!isClosed()) {
                throw new UserError("the job failed: " + rootMessage(e), e);
            }
        }
    }

    /** Cancels the job and removes its temporary checkpoints. */
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
            FileUtils.deleteDirectoryQuietly(temporaryCheckpoints.toFile());
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("sightline-checkpoints-");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for checkpoints", e);
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
