package io.sightline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.broker.EmbeddedBroker;
import io.sightline.jobs.detection.DetectionJobOptions;
import io.sightline.jobs.detection.DetectionJobSettings;
import io.sightline.jobs.detection.TestingJob;
import io.sightline.jobs.topics.Topics;
import io.sightline.operators.emit.DetectionEvent;
import java.io.Serial;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs stop with a savepoint in the middle of a GOP, with frames that wait for later ones, and go
 * on from it with another shape. Together they commit every frame once and in order, byte for byte
 * as if one job had never been stopped.
 */
class SavepointITCase {
    @TempDir static Path folder;

    private static EmbeddedBroker broker;

    @BeforeAll
    @SuppressWarnings("MustBeClosedChecker") // closed in stop()
    static void start() {
        broker = EmbeddedBroker.start();
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void aJobGoesOnAtAnotherParallelism() throws Exception {
        String[] one = arguments("rescaled", 1);
        String[] two = arguments("rescaled", 2);
        try (TestingCameras cameras = new TestingCameras(broker.cluster(), "rescaled")) {
            String first = runUntil(6, 8, cameras, Optional.empty(), unchanged -> {}, one);
            assertThat(events("rescaled-detections").get(TestingCameras.H264)).hasSizeLessThan(8);
            String second = runUntil(15, 17, cameras, Optional.of(first), unchanged -> {}, two);
            runUntil(
                    TestingCameras.FRAMES - 1,
                    TestingCameras.FRAMES,
                    cameras,
                    Optional.of(second),
                    unchanged -> {},
                    one);
        }

        assertThat(events("rescaled-detections")).isEqualTo(undisturbed("rescaled"));
    }

    @Test
    void aJobGoesOnWithAnOperatorMore() throws Exception {
        String[] arguments = arguments("changed", 2);
        try (TestingCameras cameras = new TestingCameras(broker.cluster(), "changed")) {
            String first = runUntil(11, 13, cameras, Optional.empty(), unchanged -> {}, arguments);
            String second =
                    runUntil(
                            22,
                            24,
                            cameras,
                            Optional.of(first),
                            SavepointITCase::countEvents,
                            arguments);
            runUntil(
                    TestingCameras.FRAMES - 1,
                    TestingCameras.FRAMES,
                    cameras,
                    Optional.of(second),
                    SavepointITCase::countEvents,
                    arguments);
        }

        assertThat(events("changed-detections")).isEqualTo(undisturbed("changed"));
    }

    /**
     * Runs a job and stops it amid its work.
     *
     * @param read up to which number it has read all frames, and committed what follows from them
     * @param published up to which number there are frames when it is told to stop
     */
    private static String runUntil(
            int read,
            int published,
            TestingCameras cameras,
            Optional<String> savepoint,
            Consumer<StreamExecutionEnvironment> addition,
            String... arguments)
            throws Exception {
        try (Topics topics = Topics.connect(broker.cluster())) {
            DetectionJobSettings options = DetectionJobOptions.parse(arguments);
            topics.createMissing(options.kafka(), 2);
        }
        try (TestingJob job = TestingJob.start(folder, savepoint, addition, arguments)) {
            cameras.publishUntil(read);
            job.awaitAllRead();
            cameras.publishUntil(published);
            if (published == TestingCameras.FRAMES) {
                job.awaitAllRead();
            }
            return job.stopWithSavepoint(folder.resolve("savepoints"));
        }
    }

    /** Adds an operator with state of its own, and a sink. */
    private static void countEvents(StreamExecutionEnvironment environment) {
        @SuppressWarnings("unchecked")
        Transformation<DetectionEvent> emit =
                (Transformation<DetectionEvent>)
                        environment.getTransformations().stream()
                                .filter(step -> step.getName().equals("emit"))
                                .findFirst()
                                .orElseThrow();
        new DataStream<>(environment, emit)
                .keyBy(DetectionEvent::cameraId, Types.STRING)
                .process(new CountFunction())
                .uid("count")
                .sinkTo(new DiscardingSink<>())
                .uid("counts");
    }

    private static final class CountFunction
            extends KeyedProcessFunction<String, DetectionEvent, Long> {
        @Serial private static final long serialVersionUID = 1L;

        private transient ValueState<Long> countState;

        @Override
        public void open(OpenContext context) {
            countState =
                    getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(DetectionEvent event, Context context, Collector<Long> out)
                throws Exception {
            long before = countState.value() == null ? 0 : countState.value();
            countState.update(before + 1);
            out.collect(before + 1);
        }
    }

    private static String[] arguments(String topic, int parallelism) {
        return new String[] {
            "--bootstrap-servers=" + broker.cluster().bootstrapServers(),
            "--group-id=" + topic,
            "--frames-topic=" + topic,
            "--detections-topic=" + topic + "-detections",
            "--dlq-topic=" + topic + "-dlq",
            "--score-threshold=0.1",
            "--parallelism=" + parallelism
        };
    }

    private static Map<String, List<String>> events(String topic) {
        return new TestingOutcomes(broker.cluster()).wordsByCamera(topic);
    }

    /** The events of one job that reads all frames of a topic and ends by itself. */
    private static Map<String, List<String>> undisturbed(String topic) throws Exception {
        Map<String, List<String>> events =
                TestingReplay.events(broker.cluster(), topic, "--score-threshold=0.1");
        assertThat(events).hasSize(4);
        assertThat(events.values())
                .allSatisfy(words -> assertThat(words).hasSize(TestingCameras.FRAMES));
        return events;
    }
}
