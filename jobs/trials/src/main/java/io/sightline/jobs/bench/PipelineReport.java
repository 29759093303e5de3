package io.sightline.jobs.bench;

import static io.sightline.jobs.report.Statistics.rounded;
import static io.sightline.jobs.report.TextTable.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sightline.jobs.report.Report;
import io.sightline.jobs.report.ReportJson;
import io.sightline.jobs.report.Statistics;
import io.sightline.jobs.report.TextTable;
import java.util.OptionalDouble;

/**
 * How fast the pipeline was, for people and for programs: medians of rounds.
 *
 * @param framesPerSecond events appended, all cameras together
 * @param cpuMsPerFrame CPU time of the whole process, milliseconds
 * @param boundFramesPerSecond cores / CPU time of all stages
 * @param shareOfBound framesPerSecond / boundFramesPerSecond
 * @param cameras whose frames these were
 * @param frames of a backlog, all cameras together
 * @param heapMebibytes Java objects still needed at the end, the job still running
 * @param residentMebibytes memory that the process takes of the machine then; empty where the
 *     system does not tell
 * @param bound what sets it: what the stages cost by themselves
 */
public record PipelineReport(
        double framesPerSecond,
        double cpuMsPerFrame,
        double boundFramesPerSecond,
        double shareOfBound,
        int cameras,
        int frames,
        double heapMebibytes,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalDouble residentMebibytes,
        StageReport bound)
        implements Report {
    static PipelineReport of(
            StageReport bound,
            StageCosts costs,
            PipelineLoad options,
            Throughput throughput,
            double heapMebibytes,
            OptionalDouble residentMebibytes) {
        return new PipelineReport(
                rounded(throughput.framesPerSecond()),
                rounded(throughput.cpuMsPerFrame()),
                rounded(costs.boundFramesPerSecond()),
                rounded(costs.shareOfBound(throughput.framesPerSecond())),
                options.cameras(),
                options.frames(),
                rounded(heapMebibytes),
                residentMebibytes.stream().map(Statistics::rounded).findFirst(),
                bound);
    }

    /** One line of JSON, the components in their order. */
    @Override
    public String toJson() {
        return ReportJson.of(this);
    }

    /** The table of the stages, then a line per figure. */
    @Override
    public String toTable() {
        TextTable table =
                new TextTable("pipeline", cameras + " cameras")
                        .row("frames/s", text("%.1f", framesPerSecond))
                        .row("share of the bound", text("%.3f", shareOfBound))
                        .row("CPU ms/frame", text("%.3f", cpuMsPerFrame))
                        .row("heap in use, MiB", text("%.0f", heapMebibytes));
        residentMebibytes.ifPresent(
                resident -> table.row("resident memory, MiB", text("%.0f", resident)));
        return bound.toTable() + System.lineSeparator() + table;
    }
}
