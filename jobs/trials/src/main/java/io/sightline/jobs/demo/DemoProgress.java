package io.sightline.jobs.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Tells, at most once a second, how many frames are in and out. */
final class DemoProgress {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    private final DemoTally tally;
    private final PrintWriter err;
    private final LongSupplier nanoClock;
    private final long startNanos;
    private long nextNanos;

    /**
     * @param err gets the lines
     * @param nanoClock {@link System#nanoTime}
     */
    DemoProgress(DemoTally tally, PrintWriter err, LongSupplier nanoClock) {
        this.tally = tally;
        this.err = err;
        this.nanoClock = nanoClock;
        this.startNanos = nanoClock.getAsLong();
        this.nextNanos = startNanos + INTERVAL_NANOS;
    }

    /** Writes a line if the last one is long enough ago. */
    void report() {
        long now = nanoClock.getAsLong();
        if (now - nextNanos >= 0) {
            nextNanos = now + INTERVAL_NANOS;
            err.printf(
                    Locale.ROOT,
                    "%4d s: %d frames in, %d out%n",
                    Duration.ofNanos(now - startNanos).toSeconds(),
                    tally.framesIn(),
                    tally.framesSettled());
            err.flush();
        }
    }
}
