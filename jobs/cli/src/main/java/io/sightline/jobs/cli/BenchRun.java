package io.sightline.jobs.cli;

import io.sightline.jobs.bench.BenchListener;
import io.sightline.jobs.report.Report;
import io.sightline.jobs.report.ReportOptions;
import picocli.CommandLine.Model.CommandSpec;

/** A measurement as a command: progress on stderr, the report on stdout, Ctrl-C ends it. */
final class BenchRun {
    private BenchRun() {}

    /** What is measured. */
    interface Measurement {
        /**
         * Measures.
         *
         * @throws InterruptedException when the listener wants no more of it
         */
        Report report(BenchListener listener) throws InterruptedException;
    }

    /** Runs it; returns the command's exit code. */
    static int run(CommandSpec spec, ReportOptions output, Measurement measurement)
            throws InterruptedException {
        try (StopSignal stop = StopSignal.listen()) {
            BenchProgress progress = new BenchProgress(spec.commandLine(), stop::requested);
            try {
                spec.commandLine().getOut().println(output.text(measurement.report(progress)));
                return spec.exitCodeOnSuccess();
            } catch (InterruptedException interruption) {
                if (stop.requested()) {
                    return spec.exitCodeOnExecutionException();
                }
                throw interruption;
            }
        }
    }
}
