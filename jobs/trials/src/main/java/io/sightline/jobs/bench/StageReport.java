package io.sightline.jobs.bench;

import static io.sightline.jobs.report.Statistics.rounded;
import static io.sightline.jobs.report.TextTable.text;

import io.sightline.jobs.report.Report;
import io.sightline.jobs.report.ReportJson;
import io.sightline.jobs.report.TextTable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the stages cost, for people and for programs.
 *
 * @param codec of the frames
 * @param size of the frames, {@code WxH}
 * @param model name of the model
 * @param cores of the machine
 * @param stages CPU milliseconds per frame by stage
 * @param cpuMsPerFrame their sum
 * @param boundFramesPerSecond cores / sum
 */
public record StageReport(
        String codec,
        String size,
        String model,
        int cores,
        Map<String, Double> stages,
        double cpuMsPerFrame,
        double boundFramesPerSecond)
        implements Report {

    /** Rounds the figures. */
    public static StageReport of(Workload workload, String model, StageCosts costs) {
        return new StageReport(
                workload.codec().toString(),
                workload.size(),
                model,
                costs.cores(),
                roundedStages(costs),
                rounded(costs.cpuMsPerFrame()),
                rounded(costs.boundFramesPerSecond()));
    }

    private static Map<String, Double> roundedStages(StageCosts costs) {
        Map<String, Double> stages = new LinkedHashMap<>();
        costs.cpuMs().forEach((stage, ms) -> stages.put(stage, rounded(ms)));
        return stages;
    }

    /** One line of JSON, the components in their order. */
    @Override
    public String toJson() {
        return ReportJson.of(this);
    }

    /** A line for each stage, one for their sum, and the bound. */
    @Override
    public String toTable() {
        TextTable table = new TextTable("stage", "CPU ms/frame", "share");
        stages.forEach(
                (stage, ms) ->
                        table.row(
                                stage,
                                text("%.3f", ms),
                                text("%.1f %%", 100 * ms / cpuMsPerFrame)));
        table.row("all", text("%.3f", cpuMsPerFrame), "100.0 %");
        return text("%s, %s, %s%n%s", codec, size, model, table)
                + text(
                        "bound: %d cores / %.3f ms = %.1f frames/s%n",
                        cores, cpuMsPerFrame, boundFramesPerSecond);
    }
}
