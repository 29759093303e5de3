package io.sightline.jobs.cluster;

import io.sightline.models.error.UserError;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for processes that do not report when they are ready. */
public final class Waiting {
    private static final long CHECK_MILLIS = 50;

    private Waiting() {}

    /** Waits until the next check. */
    public static void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(CHECK_MILLIS);
    }

    /**
     * Waits for a condition.
     *
     * @throws UserError when it takes longer than {@code patience}
     */
    public static void until(String what, Duration patience, BooleanSupplier condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new UserError(
                        String.format(
                                Locale.ROOT, "%s: not within %d s", what, patience.toSeconds()));
            }
            pause();
        }
    }
}
