package io.sightline.jobs.detection;

import io.sightline.jobs.kafka.Delivery;
import io.sightline.jobs.options.BatchOptions;
import io.sightline.jobs.options.ComputationOptions;
import io.sightline.jobs.options.DecodeOptions;
import io.sightline.jobs.options.DurationConverter;
import io.sightline.jobs.options.EnumConverter;
import io.sightline.jobs.options.ModelOptions;
import io.sightline.jobs.options.OverloadOptions;
import io.sightline.jobs.options.PositiveConverter;
import io.sightline.jobs.options.ReplayOptions;
import io.sightline.jobs.options.ResilienceOptions;
import io.sightline.jobs.options.ThresholdOptions;
import io.sightline.jobs.topics.KafkaOptions;
import io.sightline.operators.overload.OverloadPolicy;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the detection job, the same under {@code sightline run} and {@code flink run}. */
public final class DetectionJobOptions {
    @Mixin private KafkaOptions kafka = new KafkaOptions();

    @Mixin private ReplayOptions replay = new ReplayOptions();

    @Mixin private DecodeOptions decode = new DecodeOptions();

    @Mixin private OverloadOptions overload = new OverloadOptions();

    @Mixin private ModelOptions model = new ModelOptions();

    @Mixin private ComputationOptions computation = new ComputationOptions();

    @Mixin private BatchOptions batch = new BatchOptions();

    @Mixin private ResilienceOptions resilience = new ResilienceOptions();

    @Mixin private ThresholdOptions thresholds = new ThresholdOptions();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--create-topics", description = "Create topics that do not exist.")
    private boolean createTopics;

    @Option(
            names = "--group-id",
            paramLabel = "NAME",
            defaultValue = DetectionJobSettings.DEFAULT_GROUP_ID,
            description =
                    "Name of this job in Kafka: its consumer group, and the prefix of its"
                            + " transactional ids. Jobs that run at the same time need different"
                            + " names. Default: ${DEFAULT-VALUE}.")
    private String groupId;

    @Option(
            names = "--delivery",
            paramLabel = "GUARANTEE",
            defaultValue = "exactly-once",
            description =
                    "exactly-once (transactions, for read_committed consumers) or at-least-once"
                            + " (lowest latency). Default: ${DEFAULT-VALUE}.")
    private Delivery delivery;

    @Option(
            names = "--checkpoint-interval",
            paramLabel = "DURATION",
            defaultValue = "1s",
            converter = DurationConverter.class,
            description =
                    "Time between checkpoints; with exactly-once also between commits."
                            + " Default: ${DEFAULT-VALUE}.")
    private Duration checkpointInterval;

    @Option(
            names = "--checkpoint-dir",
            paramLabel = "DIR|URI|none",
            description =
                    "Folder for the checkpoints of this job alone. Without a cluster, a later run"
                            + " with the same folder continues from the last checkpoint; none keeps"
                            + " nothing. Default: the cluster's setting; without a cluster, a folder"
                            + " for the Kafka cluster and --group-id in ~/.local/state/sightline, or"
                            + " none if --from is not committed.")
    private Optional<String> checkpointDir = Optional.empty();

    @Option(
            names = "--transaction-timeout",
            paramLabel = "DURATION",
            defaultValue = "15min",
            converter = DurationConverter.class,
            description =
                    "Time after which Kafka aborts an open transaction. Must be longer than the"
                            + " longest outage to survive, and at most the broker's"
                            + " transaction.max.timeout.ms. Default: ${DEFAULT-VALUE}.")
    private Duration transactionTimeout;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            converter = PositiveConverter.class,
            description =
                    "Number of parallel tasks. Default: the cluster's setting; without a cluster,"
                            + " the number of processors.")
    private Optional<Integer> parallelism = Optional.empty();

    /**
     * Parses the options as {@code run} and {@code flink run} do.
     *
     * @throws ParameterException when one is wrong or missing, or when they contradict each other
     */
    public static DetectionJobSettings parse(String... arguments) {
        Arguments parsed = new Arguments();
        EnumConverter.registerIn(new CommandLine(parsed)).parseArgs(arguments);
        return parsed.options.settings();
    }

    /**
     * The settings that were chosen.
     *
     * @throws ParameterException when options contradict each other
     */
    public DetectionJobSettings settings() {
        return new DetectionJobSettings(
                kafka.topics(),
                createTopics,
                groupId,
                replay.from(),
                replay.until(),
                new DetectionSettings(
                        model.source(),
                        computation.computation(),
                        decode.maxPixels(),
                        overload(),
                        batch.batching(),
                        thresholds.settings()),
                delivery,
                checkpointInterval,
                checkpointDir,
                transactionTimeout,
                parallelism,
                new Resilience(resilience.forgetAfter(), resilience.poisonTries()));
    }

    private OverloadPolicy overload() {
        try {
            return overload.policy(replay.until().isPresent());
        } catch (IllegalArgumentException contradiction) {
            throw new ParameterException(
                    command.commandLine(), contradiction.getMessage(), contradiction);
        }
    }

    @Command(name = "detection-job")
    private static final class Arguments {
        @Mixin private DetectionJobOptions options = new DetectionJobOptions();
    }
}
