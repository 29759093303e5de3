package io.sightline.operators.emit;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import io.sightline.models.ssd.DetectionFilter;
import io.sightline.operators.frame.Decision;
import io.sightline.operators.frame.DetectedFrame;
import io.sightline.operators.frame.FrameHead;
import io.sightline.operators.frame.FrameIdentity;
import io.sightline.operators.frame.FrameSize;
import io.sightline.operators.frame.FrameTimings;
import io.sightline.operators.frame.RecordHeader;
import io.sightline.operators.model.ModelIdentity;
import io.sightline.operators.model.ModelVersion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From detections to the value and the headers of an event. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EventBenchmark {
    private static final ModelVersion MODEL =
            new ModelVersion(
                    new ModelIdentity("street", "1", "0".repeat(64)),
                    new DetectionFilter(List.of("person"), 0.5f, 0.45f, 100, 100));

    @Param({"0", "10", "100"})
    private int detections;

    private final EventJson json = new EventJson();
    private final EventHeaders headers = new EventHeaders(json);
    private DetectedFrame frame;

    @Setup
    public void detect() {
        FrameIdentity identity =
                new FrameIdentity(
                        "gate-1",
                        "m2x9k1",
                        12_345,
                        1_760_000_000_000L,
                        "image/jpeg",
                        "frames",
                        1,
                        67_890);
        List<Detection> found =
                IntStream.range(0, detections)
                        .mapToObj(
                                i ->
                                        new Detection(
                                                0,
                                                "person",
                                                1 - i / 128f,
                                                new Box(0.1f, i / 256f, 0.2f, i / 256f + 0.3f)))
                        .toList();
        FrameHead head =
                new FrameHead(
                        identity,
                        Decision.INFERRED,
                        Optional.of(new FrameSize(1280, 720)),
                        FrameTimings.decoded(1_760_000_000_010_000L, 0));
        frame =
                new DetectedFrame(
                        head.withInferred(0),
                        MODEL,
                        new DetectedFrame.Found(Optional.empty(), found));
    }

    @Benchmark
    public byte[] eventJson() {
        return json.write(frame);
    }

    @Benchmark
    public List<RecordHeader> eventHeaders() {
        return headers.of(frame, 1_760_000_000_020_000L);
    }
}
