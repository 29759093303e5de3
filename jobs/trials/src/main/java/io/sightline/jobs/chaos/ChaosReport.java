package io.sightline.jobs.chaos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sightline.jobs.ledger.DeliveryCounts;
import io.sightline.jobs.report.Report;
import io.sightline.jobs.report.ReportJson;
import io.sightline.jobs.report.Statistics;
import io.sightline.jobs.report.TextTable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The result of a trial.
 *
 * @param frames what became of the frames of the regular cameras
 * @param differing frames whose event differs from that of an undisturbed run
 * @param unconfirmed frames that the undisturbed run did not report, so that nothing can be
 *     compared
 * @param extraFrames frames of extra cameras
 * @param extraWrong outcomes of extra frames that were expected and not seen, or the reverse
 * @param violations what should not have happened otherwise, one line each
 * @param recoveries time until events of all cameras flowed again, by fault; at least one
 */
record ChaosReport(
        DeliveryCounts frames,
        long differing,
        long unconfirmed,
        long extraFrames,
        long extraWrong,
        List<String> violations,
        Map<Fault, List<Duration>> recoveries)
        implements Report {
    ChaosReport {
        violations = List.copyOf(violations);
    }

    /**
     * Whether every frame was reported once, in order, byte for byte as in an undisturbed run, and
     * nothing happened that should not.
     */
    boolean sound() {
        return frames.sound()
                && differing == 0
                && unconfirmed == 0
                && extraWrong == 0
                && violations.isEmpty();
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
        frames.addTo(json);
        json.put("differing", differing);
        json.put("unconfirmed", unconfirmed);
        json.put("extraFrames", extraFrames);
        json.put("extraWrong", extraWrong);
        ArrayNode lines = json.putArray("violations");
        violations.forEach(lines::add);
        ObjectNode faults = json.putObject("faults");
        recoveries.forEach((fault, durations) -> faults.put(fault.toString(), durations.size()));
        json.put("recoverySecondsMedian", Statistics.median(allSeconds()));
        json.put("recoverySecondsMax", highest(allSeconds()));
        return json.toString();
    }

    /** A row for each fault, then the counts of frames, then the violations. */
    @Override
    public String toTable() {
        TextTable faults =
                new TextTable("fault", "times", "recovery median, s", "recovery worst, s");
        recoveries.forEach((fault, durations) -> row(faults, fault.toString(), seconds(durations)));
        row(faults, "all", allSeconds());
        TextTable outcome =
                frames.table()
                        .row("differing", Long.toString(differing))
                        .row("unconfirmed", Long.toString(unconfirmed))
                        .row("extra", Long.toString(extraFrames))
                        .row("extra, wrong", Long.toString(extraWrong));
        String end = System.lineSeparator();
        return faults + end + outcome + end + String.join(end, violations);
    }

    private static void row(TextTable table, String name, double... seconds) {
        table.row(
                name,
                Integer.toString(seconds.length),
                TextTable.text("%.1f", Statistics.median(seconds)),
                TextTable.text("%.1f", highest(seconds)));
    }
}
