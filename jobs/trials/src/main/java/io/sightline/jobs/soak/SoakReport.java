package io.sightline.jobs.soak;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sightline.jobs.ledger.DeliveryCounts;
import io.sightline.jobs.report.Report;
import io.sightline.jobs.report.ReportJson;
import io.sightline.jobs.report.Statistics;
import io.sightline.jobs.report.TextTable;
import io.sightline.jobs.report.Trend;
import java.time.Duration;
import java.util.List;

/**
 * The result of a trial.
 *
 * @param duration length of the trial
 * @param warmUp the part of it that is not judged
 * @param comebacks how often a camera returned, with a new epoch
 * @param frames what became of the frames
 * @param limits above which a process counts as growing
 * @param growths every measure of every process
 */
record SoakReport(
        Duration duration,
        Duration warmUp,
        int comebacks,
        DeliveryCounts frames,
        GrowthLimits limits,
        List<Growth> growths)
        implements Report {
    SoakReport {
        growths = List.copyOf(growths);
    }

    /** Whether every frame was reported once and in order, and nothing grew. */
    boolean sound() {
        return frames.sound()
                && growths.stream().noneMatch(growth -> growth.verdict() == Verdict.GROWS);
    }

    /** One line. */
    @Override
    public String toJson() {
        ObjectNode json = ReportJson.object();
        json.put("minutes", minutes(duration));
        json.put("warmUpMinutes", minutes(warmUp));
        json.put("comebacks", comebacks);
        frames.addTo(json);
        json.put("limitMegabytesPerHour", limits.megabytes());
        json.put("limitHandlesPerHour", limits.handles());
        ArrayNode rows = json.putArray("growth");
        growths.forEach(growth -> fill(rows.addObject(), growth));
        return json.toString();
    }

    private static void fill(ObjectNode row, Growth growth) {
        row.put("process", growth.process());
        row.put("measure", growth.measure().toString());
        row.put("median", Statistics.rounded(growth.trend().level()));
        row.put("noise", Statistics.rounded(growth.trend().noise()));
        row.put("perHour", Statistics.rounded(growth.trend().slope()));
        putFinite(row, "perHourLow", growth.trend().low());
        putFinite(row, "perHourHigh", growth.trend().high());
        row.put("verdict", growth.verdict().toString());
    }

    /** JSON has no infinity. */
    private static void putFinite(ObjectNode row, String field, double value) {
        if (Double.isFinite(value)) {
            row.put(field, Statistics.rounded(value));
        } else {
            row.putNull(field);
        }
    }

    private static double minutes(Duration duration) {
        return duration.toMillis() / 6e4;
    }

    /** A row for each measure of each process, then the counts of frames. */
    @Override
    public String toTable() {
        TextTable held =
                new TextTable(
                        "process",
                        "measure",
                        "median",
                        "noise",
                        "per hour",
                        "from",
                        "to",
                        "verdict");
        growths.forEach(growth -> row(held, growth));
        String circumstances =
                TextTable.text(
                        "%.1f min, judged after %.1f; cameras returned %d times;"
                                + " limits per hour: %.0f MB, %.0f open files or threads",
                        minutes(duration),
                        minutes(warmUp),
                        comebacks,
                        limits.megabytes(),
                        limits.handles());
        return String.join(
                System.lineSeparator(), held.toString(), frames.table().toString(), circumstances);
    }

    private static void row(TextTable table, Growth growth) {
        Trend trend = growth.trend();
        table.row(
                growth.process(),
                growth.measure().title(),
                figure(trend.level()),
                figure(trend.noise()),
                figure(trend.slope()),
                figure(trend.low()),
                figure(trend.high()),
                growth.verdict().toString());
    }

    private static String figure(double value) {
        return Double.isFinite(value) ? TextTable.text("%.1f", value) : "?";
    }
}
