package io.sightline.jobs.feed;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Capture times of a recording: its start plus presentation times. Brokers refuse records whose
 * time is too far ahead of their clock, so a recording that is published faster than it was made is
 * moved back as often as needed: its later frames are stamped with the limit. Not thread-safe.
 */
final class CaptureTimes {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureTimes.class);

    private static final long LONG_WAIT_MILLIS = TimeUnit.MINUTES.toMillis(1);

    private final long maxAheadMillis;
    private long startMillis;
    private boolean limitTold;
    private boolean waitTold;

    /**
     * @param maxAheadMillis how far ahead of the clock a capture time may be
     */
    CaptureTimes(long maxAheadMillis) {
        this.maxAheadMillis = maxAheadMillis;
    }

    /** Starts the recording, or starts it over. */
    void start(long millis) {
        startMillis = millis;
    }

    /**
     * The capture time of a frame that is published when it is captured.
     *
     * @param ptsMillis since the start of the recording
     * @param nowMillis the clock
     */
    long paced(long ptsMillis, long nowMillis) {
        long captureMillis = startMillis + ptsMillis;
        if (captureMillis - nowMillis > LONG_WAIT_MILLIS && !waitTold) {
            waitTold = true;
            LOG.warn(
                    "The next frame is due in {}, as recorded; --rate max does not wait",
                    shown(captureMillis - nowMillis));
        }
        return captureMillis;
    }

    /**
     * The capture time of a frame that is published now.
     *
     * @param ptsMillis since the start of the recording
     * @param nowMillis the clock
     */
    long limited(long ptsMillis, long nowMillis) {
        long tooFar = startMillis + ptsMillis - nowMillis - maxAheadMillis;
        if (tooFar > 0) {
            startMillis -= tooFar;
            if (!limitTold) {
                limitTold = true;
                LOG.warn(
                        "The recording is longer than brokers accept in advance; from here on, its"
                                + " capture times are {} ahead of the clock",
                        shown(maxAheadMillis));
            }
        }
        return startMillis + ptsMillis;
    }

    private static String shown(long millis) {
        long minutes = TimeUnit.MILLISECONDS.toMinutes(millis);
        return minutes < 1
                ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
                : String.format(Locale.ROOT, "%d h %d min", minutes / 60, minutes % 60);
    }
}
