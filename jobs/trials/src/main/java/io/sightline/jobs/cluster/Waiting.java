package io.sightline.jobs.cluster;

import io.sightline.models.error.UserError;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting for processes that do not tell when they are ready. */
public final class Waiting {
    private static final long LOOK_MILLIS = 50;

    private Waiting() {}

    /** Until the next look. */
    public static void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }

    /**
     * Waits.
     *
     * @throws UserError when it takes longer than the patience lasts
     */
    public static void until(String what, Duration patience, BooleanSupplier condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new UserError(
                        String.format(
                                Locale.ROOT,
                                "%s did not come within %d s",
                                what,
                                patience.toSeconds()));
            }
            pause();
        }
    }
}
