package io.sightline.operators.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Interpolation;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.operators.decode.DecodeOperatorFactory;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.emit.DetectionEvent;
import io.sightline.operators.emit.EmitFunction;
import io.sightline.operators.emit.EventJson;
import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.DetectedFrame;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.SourceRecord;
import io.sightline.operators.frame.TestingFrames;
import io.sightline.operators.infer.Batching;
import io.sightline.operators.infer.InferOperatorFactory;
import io.sightline.operators.overload.OverloadPolicy;
import io.sightline.operators.postprocess.PostprocessFunction;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Names of metrics are part of the interface: dashboards and alerts spell them out. */
class PipelineMetricsTest {
    private static final long CAPTURE_MILLIS = 1_700_000_000_000L;
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\w+) \\| ([^|]+) \\| `(\\w+)`([^|]*) \\|");
    private static final Pattern KEY = Pattern.compile("`(\\w+=)");

    private final TestingTaskMetrics metrics = new TestingTaskMetrics();
    private final MockEnvironment environment =
            new MockEnvironmentBuilder().setMetricGroup(metrics.group()).build();

    @Test
    void areCalledAsEver() throws Exception {
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "framesIn",
                        "framesDecoded",
                        "framesDeadLettered",
                        "framesSkipped",
                        "framesMissing",
                        "framesRepeated",
                        "framesTolerated",
                        "recordsJoined",
                        "framesUntracked",
                        "framesPending",
                        "framesInFlight",
                        "decodersOpen",
                        "gopsOutgrown",
                        "camerasStored",
                        "storedBytes",
                        "camerasForgotten",
                        "decodeMicros",
                        "lagMillis",
                        "lastFrameMillis",
                        "framesInferred",
                        "framesQueued",
                        "inferMicros",
                        "batchFrames",
                        "detectionsFound",
                        "eventsEmitted",
                        "eventLagMillis");
    }

    @Test
    void areThoseOfTheReferenceByNameTypeStepAndGroup() throws Exception {
        Set<String> rows = new TreeSet<>();
        rows.addAll(rowsOf("decode", decodeMetrics()));
        rows.addAll(rowsOf("infer", inferMetrics()));
        rows.addAll(rowsOf("postprocess", postprocessMetrics()));
        rows.addAll(rowsOf("emit", emitMetrics()));
        // The source is not in this module. It reads the reference in a test of its own.
        rows.add("framesExpired counter of frames");
        assertThat(documented()).containsExactlyElementsOf(rows);
    }

    @Test
    void haveTheUnitThatTheirNameTells() throws Exception {
        Matcher row = ROW.matcher(reference());
        while (row.find()) {
            String name = row.group(1);
            assertThat(row.group(3)).as(name).matches(unitOf(name));
        }
    }

    @Test
    void lagIsTheProcessingTimeLessTheCaptureTime() throws Exception {
        try (OneInputStreamOperatorTestHarness<EncodedFrame, DecodedFrame> harness = decode()) {
            harness.open();
            harness.setProcessingTime(CAPTURE_MILLIS + 70);
            harness.processElement(new StreamRecord<>(frame()));
            assertThat(((Gauge<?>) metrics.find("lagMillis")).getValue()).isEqualTo(70L);
            assertThat(((Gauge<?>) metrics.find("lastFrameMillis")).getValue())
                    .isEqualTo(CAPTURE_MILLIS);
        }
    }

    @Test
    void lagOfAnEventIsThatWhenItIsHandedToTheSink() throws Exception {
        DetectedFrame frame = TestingFrames.detected(7);
        try (OneInputStreamOperatorTestHarness<DetectedFrame, DetectionEvent> harness =
                new OneInputStreamOperatorTestHarness<>(
                        new ProcessOperator<>(emit()), environment)) {
            harness.open();
            harness.setProcessingTime(frame.identity().frameTimeMillis() + 250);
            harness.processElement(new StreamRecord<>(frame));
            assertThat(((Histogram) metrics.find("eventLagMillis")).getStatistics().getMax())
                    .isEqualTo(250);
        }
    }

    private static String unitOf(String name) {
        if (name.startsWith("last")) {
            return "epoch ms";
        }
        if (name.endsWith("Millis")) {
            return "ms";
        }
        return name.endsWith("Micros") ? "µs" : "[a-z ]+";
    }

    /** The rows of the reference as {@code name type step} and {@code key=} if any. */
    private static Set<String> documented() throws IOException {
        Set<String> rows = new TreeSet<>();
        Matcher row = ROW.matcher(reference());
        while (row.find()) {
            Matcher key = KEY.matcher(row.group(5));
            String group = key.find() ? " " + key.group(1) : "";
            rows.add(row.group(1) + " " + row.group(2) + group + " of " + row.group(4));
        }
        return rows;
    }

    private static String reference() throws IOException {
        return Files.readString(Path.of("../docs/reference/metrics.md"));
    }

    /** Flink's own metrics are not ours to tell. */
    private static Set<String> rowsOf(String step, Set<String> registered)
            throws IllegalAccessException {
        List<String> names = names();
        Set<String> rows = new TreeSet<>();
        for (String row : registered) {
            if (names.contains(row.substring(0, row.indexOf(' ')))) {
                rows.add(row + " of " + step);
            }
        }
        return rows;
    }

    private Set<String> decodeMetrics() throws Exception {
        metrics.registered().clear();
        try (OneInputStreamOperatorTestHarness<EncodedFrame, DecodedFrame> harness = decode()) {
            harness.open();
            harness.processElement(new StreamRecord<>(frame()));
            return Set.copyOf(metrics.registered());
        }
    }

    private OneInputStreamOperatorTestHarness<EncodedFrame, DecodedFrame> decode()
            throws Exception {
        OneInputStreamOperatorTestHarness<EncodedFrame, DecodedFrame> harness =
                new OneInputStreamOperatorTestHarness<>(
                        new DecodeOperatorFactory(
                                DecodePolicy.forInput(8, 8, Interpolation.PYRAMID),
                                OverloadPolicy.PROCESS_ALL),
                        environment);
        KeySelector<EncodedFrame, String> camera = EncodedFrame::cameraId;
        harness.getStreamConfig().setStatePartitioner(0, camera);
        harness.getStreamConfig().setStateKeySerializer(StringSerializer.INSTANCE);
        harness.getStreamConfig().serializeAllConfigs();
        return harness;
    }

    /** A camera's metrics come with its first frame. */
    private static EncodedFrame frame() {
        SourceRecord source =
                new SourceRecord(
                        "frames",
                        0,
                        0,
                        CAPTURE_MILLIS,
                        new byte[] {'c'},
                        new byte[] {1},
                        List.of());
        return new EncodedFrame("c", "0", 0, true, "", 0, source);
    }

    private Set<String> inferMetrics() throws Exception {
        return registeredBy(
                new OneInputStreamOperatorTestHarness<>(
                        new InferOperatorFactory(
                                device -> new NoDetector(),
                                TestingFrames.MODEL,
                                Batching.DEFAULT.withMaxSize(1)),
                        environment));
    }

    private Set<String> postprocessMetrics() throws Exception {
        return registeredBy(new PostprocessFunction());
    }

    private Set<String> emitMetrics() throws Exception {
        return registeredBy(emit());
    }

    private static EmitFunction emit() {
        return new EmitFunction(EventJson::new);
    }

    private <I, O> Set<String> registeredBy(ProcessFunction<I, O> function) throws Exception {
        return registeredBy(
                new OneInputStreamOperatorTestHarness<>(
                        new ProcessOperator<>(function), environment));
    }

    private Set<String> registeredBy(AbstractStreamOperatorTestHarness<?> harness)
            throws Exception {
        metrics.registered().clear();
        try (harness) {
            harness.open();
            return Set.copyOf(metrics.registered());
        }
    }

    /** The constants, which are all names. */
    private static List<String> names() throws IllegalAccessException {
        List<String> names = new ArrayList<>();
        for (Field field : PipelineMetrics.class.getFields()) {
            names.add((String) field.get(null));
        }
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
