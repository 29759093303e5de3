package io.sightline.jobs.local;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Runs out when a count stands still for too long. */
public final class Patience {
    private final long limitNanos;
    private final LongSupplier nanoClock;
    private long lastCount = -1;
    private long lastChangeNanos;

    /**
     * @param limit how long the count may stand still
     * @param nanoClock {@link System#nanoTime}
     */
    public Patience(Duration limit, LongSupplier nanoClock) {
        this.limitNanos = limit.toNanos();
        this.nanoClock = nanoClock;
    }

    /**
     * Looks at the count.
     *
     * @param count any number from 0 that changes with every progress
     * @return whether it has been the same for the whole limit
     */
    public boolean isOut(long count) {
        long now = nanoClock.getAsLong();
        if (count != lastCount) {
            lastCount = count;
            lastChangeNanos = now;
        }
        return now - lastChangeNanos >= limitNanos;
    }
}
