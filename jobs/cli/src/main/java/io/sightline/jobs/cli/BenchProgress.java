package io.sightline.jobs.cli;

import io.sightline.jobs.bench.BenchListener;
import java.util.function.BooleanSupplier;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine;

/** Shows the progress of a measurement on stderr, and ends it when the program must stop. */
final class BenchProgress implements BenchListener {
    private final CommandLine command;
    private final BooleanSupplier stopRequested;
    private ProgressBar bar;

    BenchProgress(CommandLine command, BooleanSupplier stopRequested) {
        this.command = command;
        this.stopRequested = stopRequested;
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // closed in ended()
    public void began(String task, String unit, long total) {
        bar = ProgressBars.start(command, task, " " + unit, total);
    }

    @Override
    public void reached(long done) throws InterruptedException {
        bar.stepTo(done);
        if (stopRequested.getAsBoolean()) {
            throw new InterruptedException("the program was asked to stop");
        }
    }

    @Override
    public void ended() {
        bar.close();
    }
}
