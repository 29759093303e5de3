package io.sightline.jobs.bench;

import static io.sightline.jobs.report.Statistics.percentile;
import static io.sightline.jobs.report.Statistics.rounded;
import static io.sightline.jobs.report.TextTable.text;

import io.sightline.jobs.report.Report;
import io.sightline.jobs.report.ReportJson;
import io.sightline.jobs.report.TextTable;

/**
 * How long frames took, for people and for programs. Latencies are from the append of a frame's
 * record to the append of its event, by the broker's clock, milliseconds.
 *
 * @param load share of the maximum that was offered
 * @param p50Ms median latency
 * @param p95Ms 95th percentile
 * @param p99Ms 99th percentile
 * @param framesPerSecond offered, all cameras together
 * @param maxFramesPerSecond measured before
 * @param cameras whose frames these were
 * @param frames whose latencies count
 */
public record LatencyReport(
        double load,
        long p50Ms,
        long p95Ms,
        long p99Ms,
        double framesPerSecond,
        double maxFramesPerSecond,
        int cameras,
        int frames)
        implements Report {

    /**
     * Rounds the figures.
     *
     * @param ascending latencies, milliseconds, at least one
     */
    static LatencyReport of(
            double load,
            double maxFramesPerSecond,
            double framesPerSecond,
            int cameras,
            long[] ascending) {
        return new LatencyReport(
                rounded(load),
                percentile(ascending, 50),
                percentile(ascending, 95),
                percentile(ascending, 99),
                rounded(framesPerSecond),
                rounded(maxFramesPerSecond),
                cameras,
                ascending.length);
    }

    /** One line of JSON, the components in their order. */
    @Override
    public String toJson() {
        return ReportJson.of(this);
    }

    /** A line per figure. */
    @Override
    public String toTable() {
        return new TextTable("latency", cameras + " cameras")
                .row("maximum, frames/s", text("%.1f", maxFramesPerSecond))
                .row("offered, frames/s", text("%.1f", framesPerSecond))
                .row("load", text("%.2f", load))
                .row("p50, ms", Long.toString(p50Ms))
                .row("p95, ms", Long.toString(p95Ms))
                .row("p99, ms", Long.toString(p99Ms))
                .toString();
    }
}
