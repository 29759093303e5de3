package io.sightline.operators.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Interpolation;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.ssd.DetectionFilter;
import io.sightline.operators.decode.DecodeOperatorFactory;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.emit.EmitFunction;
import io.sightline.operators.emit.ModelIdentity;
import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.infer.Batching;
import io.sightline.operators.infer.InferOperatorFactory;
import io.sightline.operators.postprocess.PostprocessFunction;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Names of metrics are part of the interface: each is told, and registered by its step. */
class PipelineMetricsTest {
    private final TestingTaskMetricGroup group = new TestingTaskMetricGroup();
    private final MockEnvironment environment =
            new MockEnvironmentBuilder().setMetricGroup(group).build();

    @Test
    void theReadmeTellsEveryMetric() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        for (String name : names()) {
            assertThat(readme).as(name).contains("`" + name + "`");
        }
    }

    @Test
    void everyNameBelongsToAStep() throws Exception {
        Set<String> registered = new TreeSet<>();
        registered.addAll(decodeMetrics());
        registered.addAll(inferMetrics());
        registered.addAll(postprocessMetrics());
        registered.addAll(emitMetrics());
        assertThat(registered).containsAll(names());
    }

    @Test
    void decodeRegistersItsMetrics() throws Exception {
        assertThat(decodeMetrics())
                .contains(
                        "framesDecoded",
                        "framesDeadLettered",
                        "framesMissing",
                        "framesRepeated",
                        "framesPending",
                        "decodersOpen",
                        "framesInFlight",
                        "gopsOutgrown",
                        "decodeMicros")
                .doesNotContain("framesInferred", "detectionsFound", "eventsEmitted");
    }

    @Test
    void inferRegistersItsMetrics() throws Exception {
        assertThat(inferMetrics())
                .contains("framesInferred", "inferMicros", "batchFrames", "framesInFlight")
                .doesNotContain("framesDecoded", "detectionsFound", "eventsEmitted");
    }

    @Test
    void postprocessRegistersItsMetrics() throws Exception {
        assertThat(postprocessMetrics())
                .contains("detectionsFound")
                .doesNotContain("framesDecoded", "framesInferred", "eventsEmitted");
    }

    @Test
    void emitRegistersItsMetrics() throws Exception {
        assertThat(emitMetrics())
                .contains("eventsEmitted")
                .doesNotContain("framesDecoded", "framesInferred", "detectionsFound");
    }

    private Set<String> decodeMetrics() throws Exception {
        OneInputStreamOperatorTestHarness<EncodedFrame, DecodedFrame> harness =
                new OneInputStreamOperatorTestHarness<>(
                        new DecodeOperatorFactory(DecodePolicy.forInput(8, 8, Interpolation.AREA)),
                        environment);
        KeySelector<EncodedFrame, String> camera = EncodedFrame::cameraId;
        harness.getStreamConfig().setStatePartitioner(0, camera);
        harness.getStreamConfig().setStateKeySerializer(StringSerializer.INSTANCE);
        harness.getStreamConfig().serializeAllConfigs();
        return registeredBy(harness);
    }

    private Set<String> inferMetrics() throws Exception {
        return registeredBy(
                new OneInputStreamOperatorTestHarness<>(
                        new InferOperatorFactory(
                                device -> new NoDetector(), Batching.DEFAULT.withMaxSize(1)),
                        environment));
    }

    private Set<String> postprocessMetrics() throws Exception {
        return registeredBy(
                new PostprocessFunction(
                        new DetectionFilter(List.of("person"), 0.5f, 0.45f, 200, 200)));
    }

    private Set<String> emitMetrics() throws Exception {
        return registeredBy(new EmitFunction(new ModelIdentity("m", "1", "ab".repeat(32))));
    }

    private <I, O> Set<String> registeredBy(ProcessFunction<I, O> function) throws Exception {
        return registeredBy(
                new OneInputStreamOperatorTestHarness<>(
                        new ProcessOperator<>(function), environment));
    }

    private Set<String> registeredBy(AbstractStreamOperatorTestHarness<?> harness)
            throws Exception {
        group.names().clear();
        try (harness) {
            harness.open();
            return Set.copyOf(group.names());
        }
    }

    /** The constants, which are all names. */
    private static List<String> names() throws IllegalAccessException {
        List<String> names = new ArrayList<>();
        for (Field field : PipelineMetrics.class.getFields()) {
            names.add((String) field.get(null));
        }
        assertThat(names).hasSizeGreaterThan(10);
        return names;
    }

    private static final class NoDetector implements ObjectDetector {
        @Override
        public List<RawDetections> detect(List<RgbImage> images) {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
