package io.sightline.jobs.cli;

import io.sightline.jobs.bench.BenchListener;
import picocli.CommandLine.Model.CommandSpec;

/** A measurement as a command: progress on stderr, the report on stdout, Ctrl-C ends it. */
final class BenchRun {
    private BenchRun() {}

    /** What is measured. */
    interface Measurement {
        /**
         * Measures.
         *
         * @return the report, ready to be printed
         * @throws InterruptedException when the listener wants no more of it
         */
        String report(BenchListener listener) throws InterruptedException;
    }

    /** Runs it; returns the command's exit code. */
    static int run(CommandSpec spec, Measurement measurement) throws InterruptedException {
        try (StopSignal stop = StopSignal.listen()) {
            BenchProgress progress = new BenchProgress(spec.commandLine(), stop::requested);
            try {
                spec.commandLine().getOut().println(measurement.report(progress).stripTrailing());
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
