package io.sightline.jobs.local;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.broker.EmbeddedBroker;
import io.sightline.jobs.detection.CompletedCheckpoints;
import io.sightline.jobs.detection.DetectionJob;
import io.sightline.jobs.detection.DetectionJobOptions;
import io.sightline.jobs.detection.EmbeddedFlink;
import io.sightline.jobs.topics.KafkaOptions;
import io.sightline.models.error.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    private final DetectionJobOptions options;
    private Optional<EmbeddedFlink> flink = Optional.empty();

    private LocalPipeline(
            TemporaryFolder folder, EmbeddedBroker broker, DetectionJobOptions options) {
        this.folder = folder;
        this.broker = broker;
        this.options = options;
    }

    /**
     * Starts the broker.
     *
     * @param jobArguments options of the job as on its command line, without brokers and
     *     checkpoints
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with this
    public static LocalPipeline start(List<String> jobArguments) {
        TemporaryFolder folder = TemporaryFolder.create();
        EmbeddedBroker broker = null;
        try {
            broker = EmbeddedBroker.start();
            return new LocalPipeline(
                    folder, broker, options(jobArguments, broker, checkpoints(folder)));
        } catch (RuntimeException failure) {
            if (broker != null) {
                broker.close();
            }
            folder.close();
            throw failure;
        }
    }

    private static DetectionJobOptions options(
            List<String> jobArguments, EmbeddedBroker broker, Path checkpoints) {
        List<String> arguments = new ArrayList<>(jobArguments);
        arguments.add("--bootstrap-servers=" + broker.cluster().bootstrapServers());
        arguments.add("--checkpoint-dir=" + checkpoints);
        return DetectionJobOptions.parse(arguments.toArray(String[]::new));
    }

    private static Path checkpoints(TemporaryFolder folder) {
        return folder.path().resolve("checkpoints");
    }

    /** The broker's address, and the topics that the job reads and writes. */
    public KafkaOptions kafka() {
        return options.kafka();
    }

    /**
     * Starts the job.
     *
     * @throws UserError when a topic is missing or the model cannot be used
     */
    @SuppressWarnings("MustBeClosedChecker") // closed with this
    public void startJob() {
        flink = Optional.of(EmbeddedFlink.start(new DetectionJob(options)));
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
     * Demands that the job has not ended.
     *
     * @throws UserError saying why it has
     */
    public void requireRunning() throws InterruptedException {
        if (flink.filter(EmbeddedFlink::ended).isPresent()) {
            flink.get().await();
            throw new UserError("the job ended by itself");
        }
    }

    @Override
    public void close() {
        flink.ifPresent(EmbeddedFlink::close);
        broker.close();
        folder.close();
    }
}
