package io.sightline.jobs.report;

import picocli.CommandLine.Option;

/** How a command prints its report. */
public final class ReportOptions {
    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean json;

    /** The report as it was asked for, without the last line break. */
    public String text(Report report) {
        return (json ? report.toJson() : report.toTable()).stripTrailing();
    }
}
