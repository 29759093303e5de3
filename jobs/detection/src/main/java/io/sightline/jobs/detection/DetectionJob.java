package io.sightline.jobs.detection;

import io.sightline.jobs.kafka.Delivery;
import io.sightline.jobs.kafka.GroupOffsets;
import io.sightline.jobs.kafka.JobTransactions;
import io.sightline.jobs.kafka.KafkaEdges;
import io.sightline.jobs.kafka.TopicPosition;
import io.sightline.jobs.topics.PipelineTopics;
import io.sightline.jobs.topics.TopicLimits;
import io.sightline.jobs.topics.Topics;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.error.UserError;
import io.sightline.operators.infer.DetectorFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.ParameterException;

/**
 * The detection job: frames of a Kafka topic become detection events of another.
 *
 * <p>Everything that can be wrong before the first frame (topics, model) is checked when the job is
 * built, on the client.
 */
public final class DetectionJob {
    /** Name of the job in Flink. */
    public static final String NAME = "sightline-detections";

    private final DetectionJobSettings settings;
    private final UnaryOperator<DetectorFactory> detector;

    /**
     * @param settings of the job
     */
    public DetectionJob(DetectionJobSettings settings) {
        this(settings, UnaryOperator.identity());
    }

    /**
     * @param settings of the job
     * @param detector replaces the model's own detector, which it is given
     */
    public DetectionJob(DetectionJobSettings settings, UnaryOperator<DetectorFactory> detector) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.detector = Objects.requireNonNull(detector, "detector");
    }

    /**
     * Submits the job: the main method of {@code flink run}.
     *
     * @param args options of the job
     * @throws ProgramParametrizationException for a mistake of the user, in one line
     * @throws Exception when Flink cannot submit
     */
    public static void main(String[] args) throws Exception {
        submit(args, UnaryOperator.identity());
    }

    /**
     * Submits the job with a custom detector, from a main method of {@code flink run}.
     *
     * @param args options of the job
     * @param detector as in the constructor
     * @throws ProgramParametrizationException for a mistake of the user, in one line
     * @throws Exception when Flink cannot submit
     */
    public static void submit(String[] args, UnaryOperator<DetectorFactory> detector)
            throws Exception {
        try {
            DetectionJob job = new DetectionJob(DetectionJobOptions.parse(args), detector);
            StreamExecutionEnvironment environment =
                    StreamExecutionEnvironment.getExecutionEnvironment(job.configuration());
            job.addTo(environment);
            environment.execute(NAME);
        } catch (ParameterException | UserError e) {
            throw new ProgramParametrizationException(e.getMessage());
        }
    }

    /** The job's settings of Flink, the same on every cluster. */
    public Configuration configuration() {
        Configuration configuration = new Configuration();
        // Chained steps hand over the same object instead of a copy: pixels are not copied.
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        // The end of a frame waits at most this long for its network buffer to fill. The default of
        // 100 ms would be most of a frame's time in the job.
        configuration.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(5));
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(
                CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointInterval());
        // Whatever the sinks guarantee: if restored state were ahead of the restored offsets,
        // frames that are read again would look like repeats.
        configuration.set(
                CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                CheckpointingMode.EXACTLY_ONCE);
        settings.checkpointDir()
                .ifPresent(
                        directory -> {
                            configuration.set(
                                    CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
                            configuration.set(
                                    CheckpointingOptions.CHECKPOINTS_DIRECTORY, uri(directory));
                        });
        settings.parallelism()
                .ifPresent(
                        parallelism ->
                                configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism));
        return configuration;
    }

    /** The folder of {@code --checkpoint-dir}, if it is on this machine. */
    Optional<Path> localCheckpoints() {
        return settings.checkpointDir()
                .map(DetectionJob::uri)
                .filter(uri -> uri.startsWith("file:"))
                .map(uri -> Path.of(URI.create(uri)));
    }

    /**
     * Checks topics and model and adds the job's graph.
     *
     * @return where the job ends; empty if it does not end by itself
     * @throws UserError when a topic is missing, no broker answers, the model cannot be used or a
     *     job of the same name is running
     */
    public Optional<TopicPosition.Offsets> addTo(StreamExecutionEnvironment environment) {
        ModelBundle bundle = settings.detection().model().open();
        requireNoneRunning();
        OutputLimits limits = checkTopics();
        Optional<TopicPosition.Offsets> end = resolveEnd();
        KafkaEdges edges = edges();
        settings.detection()
                .pipeline(bundle, detector)
                .withEventTimes(KafkaEdges.times(limits.detections()))
                .withForgetAfter(settings.resilience().forgetAfter())
                .withPoison(settings.resilience().poison(settings.groupId()))
                .addTo(
                        environment,
                        edges.frames(settings.from(), end),
                        edges.detections(),
                        edges.deadLetters(limits.deadLetters()));
        return end;
    }

    /** Only a job that uses transactions is visible from outside. */
    private void requireNoneRunning() {
        if (settings.delivery() == Delivery.EXACTLY_ONCE) {
            try (JobTransactions transactions =
                    JobTransactions.connect(settings.kafka(), settings.groupId())) {
                transactions.requireNoneRunning(
                        settings.checkpointInterval().multipliedBy(2).plusSeconds(1));
            }
        }
    }

    private Optional<TopicPosition.Offsets> resolveEnd() {
        if (settings.until().isEmpty()) {
            return Optional.empty();
        }
        try (GroupOffsets offsets = GroupOffsets.connect(settings.kafka(), settings.groupId())) {
            return settings.until().map(offsets::resolve);
        }
    }

    /**
     * Commits the end of a bounded job to its consumer group: the next job of the group continues
     * there. Only for a job that is known to have reached its end. On a cluster this is unknown: a
     * job that was stopped with a savepoint is finished for Flink, too.
     *
     * @param end returned by {@link #addTo}
     * @throws UserError when no broker answers or it refuses
     */
    void commitEnd(TopicPosition.Offsets end) {
        try (GroupOffsets offsets = GroupOffsets.connect(settings.kafka(), settings.groupId())) {
            offsets.advance(end);
        }
    }

    private record OutputLimits(TopicLimits detections, TopicLimits deadLetters) {}

    private OutputLimits checkTopics() {
        PipelineTopics kafka = settings.kafka();
        try (Topics topics = Topics.connect(kafka.cluster())) {
            if (settings.createTopics()) {
                topics.createMissing(kafka, Topics.DEFAULT_PARTITIONS);
            }
            topics.require(kafka.names());
            return new OutputLimits(
                    topics.limits(kafka.detectionsTopic()), topics.limits(kafka.dlqTopic()));
        }
    }

    /** The source and the sinks of the job. */
    KafkaEdges edges() {
        return new KafkaEdges(
                settings.kafka(),
                settings.groupId(),
                settings.delivery().guarantee(),
                settings.transactionTimeout());
    }

    private static String uri(String directory) {
        return directory.contains("://")
                ? directory
                : Path.of(directory).toAbsolutePath().toUri().toString();
    }
}
