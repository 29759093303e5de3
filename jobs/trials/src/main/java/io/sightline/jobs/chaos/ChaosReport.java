package io.sightline.jobs.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sightline.jobs.report.Report;
import io.sightline.jobs.report.ReportJson;
import io.sightline.jobs.report.Statistics;
import io.sightline.jobs.report.TextTable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a trial showed.
 *
 * @param framesIn frames that the broker acknowledged
 * @param eventsOut committed events
 * @param lost frames without an event
 * @param duplicated events of frames that had one already
 * @param outOfOrder events that came after one of a later frame of their camera
 * @param differing frames whose event differs from that of an undisturbed run
 * @param unconfirmed frames that the undisturbed run did not report, so that nothing can be
 *     compared
 * @param deadLettered records in the dead-letter topic
 * @param recoveries how long it took until events flowed again, by fault; at least one
 */
record ChaosReport(
        long framesIn,
        long eventsOut,
        long lost,
        long duplicated,
        long outOfOrder,
        long differing,
        long unconfirmed,
        long deadLettered,
        Map<Fault, List<Duration>> recoveries)
        implements Report {

    /** Whether every frame was reported once, in order, byte for byte as in an undisturbed run. */
    boolean sound() {
        return lost + duplicated + outOfOrder + differing + unconfirmed + deadLettered == 0;
    }

    private double[] allSeconds() {
        return seconds(recoveries.values().stream().flatMap(List::stream).toList());
    }

    private static double[] seconds(List<Duration> durations) {
        return durations.stream().mapToDouble(duration -> duration.toMillis() / 1e3).toArray();
    }

    private static double highest(double... values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    /** One line. */
    @Override
    public String toJson() {
        ObjectNode json = ReportJson.object();
        json.put("rounds", allSeconds().length);
        json.put("framesIn", framesIn);
        json.put("eventsOut", eventsOut);
        json.put("lost", lost);
        json.put("duplicated", duplicated);
        json.put("outOfOrder", outOfOrder);
        json.put("differing", differing);
        json.put("unconfirmed", unconfirmed);
        json.put("deadLettered", deadLettered);
        ObjectNode faults = json.putObject("faults");
        recoveries.forEach((fault, durations) -> faults.put(fault.toString(), durations.size()));
        json.put("recoverySecondsMedian", Statistics.median(allSeconds()));
        json.put("recoverySecondsMax", highest(allSeconds()));
        return json.toString();
    }

    /** A row for each fault, then what came of all. */
    @Override
    public String toTable() {
        TextTable faults =
                new TextTable("fault", "times", "recovery median, s", "recovery worst, s");
        recoveries.forEach((fault, durations) -> row(faults, fault.toString(), seconds(durations)));
        row(faults, "all", allSeconds());
        TextTable outcome =
                new TextTable("frames", "count")
                        .row("in", Long.toString(framesIn))
                        .row("events out", Long.toString(eventsOut))
                        .row("lost", Long.toString(lost))
                        .row("duplicated", Long.toString(duplicated))
                        .row("out of order", Long.toString(outOfOrder))
                        .row("differing", Long.toString(differing))
                        .row("unconfirmed", Long.toString(unconfirmed))
                        .row("dead-lettered", Long.toString(deadLettered));
        return faults + System.lineSeparator() + outcome;
    }

    private static void row(TextTable table, String name, double... seconds) {
        table.row(
                name,
                Integer.toString(seconds.length),
                TextTable.text("%.1f", Statistics.median(seconds)),
                TextTable.text("%.1f", highest(seconds)));
    }
}
