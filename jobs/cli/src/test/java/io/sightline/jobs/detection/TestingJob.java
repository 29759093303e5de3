package io.sightline.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.kafka.KafkaEdges;
import io.sightline.jobs.topics.PipelineTopics;
import io.sightline.jobs.topics.TopicLimits;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.operators.decode.DecodePolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The detection job in a Flink of this process, which can be stopped with a savepoint and go on
 * from one. It does not restart after a failure. Video frames that wait for later ones never come
 * out by a pause of their camera, so whenever it stops amid video some are in its state.
 */
public final class TestingJob implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 100;

    private final JobClient client;
    private final DetectionJobSettings options;

    private TestingJob(JobClient client, DetectionJobSettings options) {
        this.client = client;
        this.options = options;
    }

    /**
     * Starts it. The topics must exist.
     *
     * @param folder for what Flink writes
     * @param savepoint what {@link #stopWithSavepoint} gave
     * @param addition adds to the graph
     * @param arguments options of the job
     */
    @MustBeClosed
    public static TestingJob start(
            Path folder,
            Optional<String> savepoint,
            Consumer<StreamExecutionEnvironment> addition,
            String... arguments)
            throws Exception {
        DetectionJobSettings options = DetectionJobOptions.parse(arguments);
        DetectionJob job = new DetectionJob(options);
        Configuration configuration = EmbeddedFlink.ownConfiguration(folder);
        configuration.addAll(job.configuration());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        // All of a savepoint is then in one file.
        configuration.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ofMebiBytes(1));
        savepoint.ifPresent(path -> configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(configuration);
        addTo(environment, options, job.edges());
        addition.accept(environment);
        return new TestingJob(environment.executeAsync(DetectionJob.NAME), options);
    }

    private static void addTo(
            StreamExecutionEnvironment environment,
            DetectionJobSettings options,
            KafkaEdges edges) {
        ModelBundle model = options.detection().model().open();
        DetectionPipeline pipeline = options.detection().pipeline(model, UnaryOperator.identity());
        new DetectionPipeline(
                        neverDraining(pipeline.decodePolicy()),
                        pipeline.overload(),
                        pipeline.detectorFactory(),
                        pipeline.batching(),
                        pipeline.model())
                .addTo(
                        environment,
                        edges.frames(options.from(), Optional.empty(), "testing"),
                        edges.detections(),
                        edges.deadLetters(
                                new TopicLimits(1 << 20, Long.MAX_VALUE, Long.MAX_VALUE)));
    }

    private static DecodePolicy neverDraining(DecodePolicy policy) {
        return policy.withDrainAfterMillis(Duration.ofDays(365).toMillis());
    }

    /** Waits until a checkpoint has all frames that are in the topic now. */
    public void awaitAllRead() throws Exception {
        PipelineTopics kafka = options.kafka();
        Map<String, Object> settings = new HashMap<>(kafka.cluster().consumerProperties());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, options.groupId());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Set<TopicPartition> partitions = new HashSet<>();
            consumer.partitionsFor(kafka.framesTopic())
                    .forEach(
                            info ->
                                    partitions.add(
                                            new TopicPartition(info.topic(), info.partition())));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!offsets(consumer.committed(partitions)).equals(ends)) {
                assertThat(System.nanoTime()).as("all read in time").isLessThan(deadline);
                requireRunning();
            }
        }
    }

    private static Map<TopicPartition, Long> offsets(
            Map<TopicPartition, OffsetAndMetadata> committed) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        committed.forEach((partition, at) -> offsets.put(partition, at == null ? 0 : at.offset()));
        return offsets;
    }

    /** Returns after a moment, unless the job has ended. */
    private void requireRunning() throws InterruptedException, ExecutionException {
        try {
            client.getJobExecutionResult().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            throw new AssertionError("the job ended by itself");
        } catch (TimeoutException running) {
            return;
        }
    }

    /**
     * Stops it, video amid a group of pictures.
     *
     * @param folder in which the savepoint gets a folder of its own
     * @return where the savepoint is
     */
    public String stopWithSavepoint(Path folder) throws Exception {
        String savepoint =
                client.stopWithSavepoint(
                                false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        client.getJobExecutionResult().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return savepoint;
    }

    @Override
    public void close() throws Exception {
        if (!client.getJobExecutionResult().isDone()) {
            client.cancel().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            client.getJobExecutionResult()
                    .exceptionally(cancelled -> null)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
