package io.sightline.jobs.local;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.broker.EmbeddedBroker;
import io.sightline.jobs.detection.CompletedCheckpoints;
import io.sightline.jobs.detection.DetectionJob;
import io.sightline.jobs.detection.DetectionJobSettings;
import io.sightline.jobs.detection.EmbeddedFlink;
import io.sightline.jobs.detection.Resilience;
import io.sightline.jobs.kafka.TopicPosition;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.jobs.topics.PipelineTopics;
import io.sightline.models.error.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A broker and, once it is started, the detection job, both in this process. Everything they write
 * is gone when this is closed. Belongs to one thread.
 */
public final class LocalPipeline implements AutoCloseable {
    /** The first start on a machine unpacks hundreds of megabytes of native code. */
    public static final Duration START_PATIENCE = Duration.ofMinutes(3);

    private static final Duration POLL = Duration.ofMillis(200);

    private final TemporaryFolder folder;
    private final EmbeddedBroker broker;
    private final DetectionJobSettings settings;
    private Optional<EmbeddedFlink> flink = Optional.empty();

    private LocalPipeline(
            TemporaryFolder folder, EmbeddedBroker broker, DetectionJobSettings settings) {
        this.folder = folder;
        this.broker = broker;
        this.settings = settings;
    }

    /**
     * Starts the broker.
     *
     * @param job that is started by {@link #startJob}
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with this
    public static LocalPipeline start(LocalJob job) {
        TemporaryFolder folder = TemporaryFolder.create();
        EmbeddedBroker broker = null;
        try {
            broker = EmbeddedBroker.start();
            return new LocalPipeline(
                    folder, broker, settings(job, broker.cluster(), checkpoints(folder)));
        } catch (RuntimeException failure) {
            if (broker != null) {
                broker.close();
            }
            folder.close();
            throw failure;
        }
    }

    private static DetectionJobSettings settings(
            LocalJob job, KafkaCluster cluster, Path checkpoints) {
        return new DetectionJobSettings(
                PipelineTopics.on(cluster),
                true,
                DetectionJobSettings.DEFAULT_GROUP_ID,
                new TopicPosition.Committed(),
                Optional.empty(),
                job.detection(),
                job.delivery(),
                DetectionJobSettings.DEFAULT_CHECKPOINT_INTERVAL,
                Optional.of(checkpoints.toString()),
                DetectionJobSettings.DEFAULT_TRANSACTION_TIMEOUT,
                job.parallelism(),
                Resilience.DEFAULT);
    }

    private static Path checkpoints(TemporaryFolder folder) {
        return folder.path().resolve("checkpoints");
    }

    /** The broker's address, and the topics that the job reads and writes. */
    public PipelineTopics kafka() {
        return settings.kafka();
    }

    /**
     * Starts the job.
     *
     * @throws UserError when a topic is missing or the model cannot be used
     */
    @SuppressWarnings("MustBeClosedChecker") // closed with this
    public void startJob() {
        flink = Optional.of(EmbeddedFlink.start(new DetectionJob(settings)));
    }

    /**
     * Returns when every task of the job has loaded its model, or when it is asked to stop.
     *
     * @throws UserError when the job fails or needs more than {@link #START_PATIENCE}
     */
    public void awaitReady(BooleanSupplier stopRequested) throws InterruptedException {
        Patience patience = new Patience(START_PATIENCE, System::nanoTime);
        while (!stopRequested.getAsBoolean()
                && CompletedCheckpoints.latestIn(checkpoints(folder)).isEmpty()) {
            requireRunning();
            if (patience.isOut(0)) {
                throw new UserError(
                        String.format(
                                Locale.ROOT,
                                "the job was not ready within %d s",
                                START_PATIENCE.toSeconds()));
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
    }

    /**
     * Requires that the job has not ended.
     *
     * @throws UserError with the reason if it has
     */
    public void requireRunning() throws InterruptedException {
        if (flink.filter(EmbeddedFlink::ended).isPresent()) {
            flink.get().await();
            throw new UserError("the job ended unexpectedly");
        }
    }

    @Override
    public void close() {
        flink.ifPresent(EmbeddedFlink::close);
        broker.close();
        folder.close();
    }
}
