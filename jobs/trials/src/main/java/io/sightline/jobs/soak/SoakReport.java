package io.sightline.jobs.soak;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sightline.jobs.report.Report;
import io.sightline.jobs.report.ReportJson;
import io.sightline.jobs.report.Statistics;
import io.sightline.jobs.report.TextTable;
import io.sightline.jobs.report.Trend;
import java.time.Duration;
import java.util.List;

/**
 * What a trial showed.
 *
 * @param duration how long cameras came and went
 * @param warmUp the part of it that is not judged
 * @param comebacks how often a camera came back, with a new epoch
 * @param framesIn frames that the broker acknowledged
 * @param eventsOut committed events
 * @param lost frames without an event
 * @param duplicated events of frames that had one already
 * @param outOfOrder events that came after one of a later frame of their camera
 * @param deadLettered records in the dead-letter topic
 * @param limits beyond which a process grows
 * @param growths every measure of every process
 */
record SoakReport(
        Duration duration,
        Duration warmUp,
        int comebacks,
        long framesIn,
        long eventsOut,
        long lost,
        long duplicated,
        long outOfOrder,
        long deadLettered,
        GrowthLimits limits,
        List<Growth> growths)
        implements Report {
    SoakReport {
        growths = List.copyOf(growths);
    }

    /** Whether every frame was reported once and in order, and nothing grew. */
    boolean sound() {
        return lost + duplicated + outOfOrder + deadLettered == 0
                && growths.stream().noneMatch(growth -> growth.verdict() == Verdict.GROWS);
    }

    /** One line. */
    @Override
    public String toJson() {
        ObjectNode json = ReportJson.object();
        json.put("minutes", minutes(duration));
        json.put("warmUpMinutes", minutes(warmUp));
        json.put("comebacks", comebacks);
        json.put("framesIn", framesIn);
        json.put("eventsOut", eventsOut);
        json.put("lost", lost);
        json.put("duplicated", duplicated);
        json.put("outOfOrder", outOfOrder);
        json.put("deadLettered", deadLettered);
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

    /** JSON knows no infinity. */
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

    /** A row for each measure of each process, then what came of the frames. */
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
        TextTable outcome =
                new TextTable("frames", "count")
                        .row("in", Long.toString(framesIn))
                        .row("events out", Long.toString(eventsOut))
                        .row("lost", Long.toString(lost))
                        .row("duplicated", Long.toString(duplicated))
                        .row("out of order", Long.toString(outOfOrder))
                        .row("dead-lettered", Long.toString(deadLettered));
        String circumstances =
                TextTable.text(
                        "%.1f min, judged after %.1f; cameras came back %d times;"
                                + " limits per hour: %.0f MB, %.0f open files or threads",
                        minutes(duration),
                        minutes(warmUp),
                        comebacks,
                        limits.megabytes(),
                        limits.handles());
        return String.join(
                System.lineSeparator(), held.toString(), outcome.toString(), circumstances);
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
