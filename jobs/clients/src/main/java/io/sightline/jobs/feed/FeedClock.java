package io.sightline.jobs.feed;

import io.sightline.operators.frame.EpochMicros;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time, and waits that can be stopped. Thread-safe. */
class FeedClock {
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile long deadlineMicros = Long.MAX_VALUE;

    /** Now, epoch microseconds. */
    long micros() {
        return EpochMicros.now();
    }

    /** Returns at that time, or at once if the clock is stopped. */
    final void sleepUntil(long micros) {
        pause(Math.min(micros, deadlineMicros) - micros());
    }

    final void sleep(Duration duration) {
        sleepUntil(micros() + micros(duration));
    }

    /** Waits that long, or until the clock is stopped. */
    void pause(long micros) {
        try {
            stopped.await(micros, TimeUnit.MICROSECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    /** Ends all waits, now and later. */
    final void stop() {
        stopped.countDown();
    }

    /** Stops by itself when the duration has passed, from now on. */
    final void stopAfter(Duration duration) {
        deadlineMicros = micros() + micros(duration);
    }

    final boolean stopped() {
        return stopped.getCount() == 0 || micros() >= deadlineMicros;
    }

    private static long micros(Duration duration) {
        return TimeUnit.NANOSECONDS.toMicros(duration.toNanos());
    }
}
