package io.sightline.jobs.detection;

import io.sightline.jobs.kafka.Delivery;
import io.sightline.jobs.kafka.ForeignTransactions;
import io.sightline.jobs.kafka.FrameOffsets;
import io.sightline.jobs.kafka.GroupClaims;
import io.sightline.jobs.kafka.KafkaEdges;
import io.sightline.jobs.kafka.TopicPosition;
import io.sightline.jobs.kafka.TransactionTrial;
import io.sightline.jobs.topics.PipelineTopics;
import io.sightline.jobs.topics.TopicLimits;
import io.sightline.jobs.topics.Topics;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.error.UserError;
import io.sightline.operators.infer.DetectorFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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

    /** Room for an event with the most detections, and for a dead letter without its value. */
    private static final int MIN_OUTPUT_BYTES = 64 << 10;

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
                .filter(directory -> !directory.equals(DetectionJobSettings.NO_CHECKPOINT_DIR))
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

    /** The settings of the job. */
    DetectionJobSettings settings() {
        return settings;
    }

    /** The folder of {@code --checkpoint-dir}, if there is one and it is on this machine. */
    Optional<Path> localCheckpoints() {
        return settings.checkpointDir()
                .filter(directory -> !directory.equals(DetectionJobSettings.NO_CHECKPOINT_DIR))
                .map(DetectionJob::uri)
                .filter(uri -> uri.startsWith("file:"))
                .map(uri -> Path.of(URI.create(uri)));
    }

    /**
     * Checks topics and model and adds the job's graph.
     *
     * @throws UserError when a topic is missing, no broker answers, the model cannot be used or a
     *     job of the same name is running
     */
    public void addTo(StreamExecutionEnvironment environment) {
        Checked checked = check();
        requireNoneRunning(Optional.empty());
        addTo(environment, checked, resolveEnd(), UUID.randomUUID().toString());
    }

    /**
     * What the job was found to be.
     *
     * @param bundle of its model
     * @param detections what the topic of its events takes
     * @param deadLetters what the topic of its dead letters takes
     * @param identity which job it is
     */
    record Checked(
            ModelBundle bundle,
            TopicLimits detections,
            TopicLimits deadLetters,
            JobIdentity identity) {}

    /**
     * Checks everything that can be wrong before the first frame.
     *
     * @throws UserError as {@link #addTo(StreamExecutionEnvironment)}
     */
    Checked check() {
        ModelBundle bundle = settings.detection().model().open();
        PipelineTopics kafka = settings.kafka();
        try (Topics topics = Topics.connect(kafka.cluster())) {
            if (settings.createTopics()) {
                topics.createMissing(kafka, Topics.DEFAULT_PARTITIONS);
            }
            topics.require(kafka.names());
            requireUsable(topics);
            JobIdentity identity =
                    new JobIdentity(
                            topics.clusterId(),
                            settings.groupId(),
                            kafka.framesTopic(),
                            topics.id(kafka.framesTopic()),
                            kafka.detectionsTopic(),
                            kafka.dlqTopic(),
                            settings.from().text());
            return new Checked(
                    bundle,
                    topics.limits(kafka.detectionsTopic()),
                    topics.limits(kafka.dlqTopic()),
                    identity);
        }
    }

    /** Everything of the topics and transactions that would fail the job again and again. */
    private void requireUsable(Topics topics) {
        PipelineTopics kafka = settings.kafka();
        topics.requireRight(kafka.framesTopic(), false);
        topics.requireRight(kafka.detectionsTopic(), true);
        topics.requireRight(kafka.dlqTopic(), true);
        requireSize(topics, kafka.detectionsTopic());
        requireSize(topics, kafka.dlqTopic());
        if (settings.delivery() == Delivery.EXACTLY_ONCE) {
            TransactionTrial.run(
                    kafka.cluster(), settings.groupId(), settings.transactionTimeout());
            ForeignTransactions.requireNone(kafka, transactions());
        }
    }

    private static void requireSize(Topics topics, String topic) {
        int bytes = topics.limits(topic).maxMessageBytes();
        if (bytes < MIN_OUTPUT_BYTES) {
            throw new UserError(
                    String.format(
                            Locale.ROOT,
                            "topic '%s' takes records of up to %d bytes only; set its"
                                    + " max.message.bytes to %d or more",
                            topic,
                            bytes,
                            MIN_OUTPUT_BYTES));
        }
    }

    /**
     * Adds the job's graph.
     *
     * @param checked result of {@link #check}
     * @param end where it ends; empty if it does not end by itself
     * @param run tells runs of the job apart; any word
     */
    void addTo(
            StreamExecutionEnvironment environment,
            Checked checked,
            Optional<TopicPosition.Offsets> end,
            String run) {
        KafkaEdges edges = edges();
        settings.detection()
                .pipeline(checked.bundle(), detector)
                .withEventTimes(KafkaEdges.times(checked.detections()))
                .withForgetAfter(settings.resilience().forgetAfter())
                .withPoison(settings.resilience().poison(settings.groupId()))
                .addTo(
                        environment,
                        edges.frames(settings.from(), end, run),
                        edges.detections(),
                        edges.deadLetters(checked.deadLetters()));
    }

    /**
     * Requires that no other job of the group is running.
     *
     * @param dead a run of the job that is known to have ended
     * @throws UserError when one is running
     */
    void requireNoneRunning(Optional<String> dead) {
        try (GroupClaims claims = GroupClaims.connect(settings.kafka(), settings.groupId())) {
            claims.requireFree(dead);
        }
    }

    /** Where the job ends if it starts now; empty if it does not end by itself. */
    Optional<TopicPosition.Offsets> resolveEnd() {
        if (settings.until().isEmpty()) {
            return Optional.empty();
        }
        try (FrameOffsets offsets = FrameOffsets.connect(settings.kafka())) {
            return settings.until().map(offsets::resolve);
        }
    }

    /**
     * Commits the end of a bounded job that has ended by itself to its group, if the job started
     * there.
     *
     * @throws UserError when no broker answers or it refuses
     */
    void commitEnd(TopicPosition.Offsets end) {
        if (settings.from() instanceof TopicPosition.Committed) {
            edges().commitEnd(end);
        }
    }

    /**
     * Prefix of the job's transactional ids. That of a replay differs from that of the group's job,
     * whose open transactions it would abort.
     */
    private String transactions() {
        return settings.from() instanceof TopicPosition.Committed
                ? settings.groupId()
                : settings.groupId() + "-replay";
    }

    /** The source and the sinks of the job. */
    KafkaEdges edges() {
        return new KafkaEdges(
                settings.kafka(),
                settings.groupId(),
                transactions(),
                settings.delivery().guarantee(),
                settings.transactionTimeout());
    }

    private static String uri(String directory) {
        return directory.contains("://")
                ? directory
                : Path.of(directory).toAbsolutePath().toUri().toString();
    }
}
