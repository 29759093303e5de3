package io.sightline.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.detection.DetectionSettings;
import io.sightline.jobs.kafka.Delivery;
import io.sightline.jobs.local.LocalJob;
import io.sightline.jobs.media.Clip;
import io.sightline.jobs.media.FrameCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BenchReportsTest {
    private static final StageCosts COSTS = new StageCosts(costs(), 2);
    private static final StageReport STAGES =
            StageReport.of(
                    new Workload(FrameCodec.JPEG, 1280, 720, new Clip(List.of())), "street", COSTS);

    @Test
    void theBoundIsWhatAllCoresDoOfAllStages() {
        assertThat(COSTS.cpuMsPerFrame()).isEqualTo(10);
        assertThat(COSTS.boundFramesPerSecond()).isEqualTo(200);
        assertThat(COSTS.shareOfBound(150)).isEqualTo(0.75);
    }

    @Test
    void showsTheStagesAsATable() {
        assertThat(STAGES.toTable().lines())
                .containsExactly(
                        "jpeg, 1280x720, street",
                        "stage      CPU ms/frame    share",
                        "decode            2.500   25.0 %",
                        "inference         7.500   75.0 %",
                        "all              10.000  100.0 %",
                        "bound: 2 cores / 10.000 ms = 200.0 frames/s");
    }

    @Test
    void showsTheStagesAsJson() {
        assertThat(STAGES.toJson())
                .isEqualTo(
                        "{\"codec\":\"jpeg\",\"size\":\"1280x720\",\"model\":\"street\",\"cores\":2,"
                                + "\"stages\":{\"decode\":2.5,\"inference\":7.5},"
                                + "\"cpuMsPerFrame\":10.0,\"boundFramesPerSecond\":200.0}");
    }

    @Test
    void showsThePipelineAsATable() {
        assertThat(pipeline(OptionalDouble.of(900.4)).toTable().lines())
                .startsWith("jpeg, 1280x720, street")
                .endsWith(
                        "",
                        "pipeline              8 cameras",
                        "frames/s                  150.0",
                        "share of the bound        0.750",
                        "CPU ms/frame             12.500",
                        "heap in use, MiB             80",
                        "resident memory, MiB        900");
    }

    @Test
    void showsThePipelineAsJson() {
        assertThat(pipeline(OptionalDouble.of(900.4)).toJson())
                .isEqualTo(
                        "{\"framesPerSecond\":150.0,\"cpuMsPerFrame\":12.5,"
                                + "\"boundFramesPerSecond\":200.0,\"shareOfBound\":0.75,"
                                + "\"cameras\":8,\"frames\":4000,\"heapMebibytes\":80.0,"
                                + "\"residentMebibytes\":900.4,\"bound\":"
                                + STAGES.toJson()
                                + "}");
    }

    @Test
    void leavesOutMemoryThatTheSystemDoesNotTell() {
        PipelineReport report = pipeline(OptionalDouble.empty());

        assertThat(report.toJson()).doesNotContain("resident");
        assertThat(report.toTable()).doesNotContain("resident");
    }

    @Test
    void latenciesLeaveTheFirstFifthOut() {
        List<EventTimes> events =
                List.of(
                        new EventTimes(500, 530),
                        new EventTimes(100, 900),
                        new EventTimes(300, 340),
                        new EventTimes(400, 410),
                        new EventTimes(200, 220));

        assertThat(LatencyBench.latencies(events)).containsExactly(10, 20, 30, 40);
    }

    @Test
    void showsLatenciesAsJsonAndAsATable() {
        LatencyReport report = LatencyReport.of(0.7, 200, 140, 8, new long[] {10, 20, 30, 40});

        assertThat(report.toJson())
                .isEqualTo(
                        "{\"load\":0.7,\"p50Ms\":20,\"p95Ms\":40,\"p99Ms\":40,"
                                + "\"framesPerSecond\":140.0,\"maxFramesPerSecond\":200.0,"
                                + "\"cameras\":8,\"frames\":4}");
        assertThat(report.toTable().lines())
                .containsExactly(
                        "latency            8 cameras",
                        "maximum, frames/s      200.0",
                        "offered, frames/s      140.0",
                        "load                    0.70",
                        "p50, ms                   20",
                        "p95, ms                   40",
                        "p99, ms                   40");
    }

    private static PipelineReport pipeline(OptionalDouble residentMebibytes) {
        return PipelineReport.of(
                STAGES,
                COSTS,
                new PipelineLoad(
                        8,
                        4000,
                        new LocalJob(
                                DetectionSettings.DEFAULT,
                                Delivery.EXACTLY_ONCE,
                                Optional.empty())),
                new Throughput(150, 12.5),
                80,
                residentMebibytes);
    }

    private static Map<String, Double> costs() {
        Map<String, Double> cpuMs = new LinkedHashMap<>();
        cpuMs.put("decode", 2.5);
        cpuMs.put("inference", 7.5);
        return cpuMs;
    }
}
