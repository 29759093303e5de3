package io.sightline.jobs.media;

/**
 * Converts the timestamps of a stream, ticks of its time base from any origin, to milliseconds
 * since its first frame. A frame without a timestamp follows the one before it by one frame
 * duration.
 */
final class PresentationTimes {
    /** The value for "no timestamp", in ticks; the same as FFmpeg's. */
    static final long NONE = Long.MIN_VALUE;

    private final double millisPerTick;
    private final double frameMillis;
    private long origin = NONE;
    private double latestMillis;

    /**
     * @param secondsPerTick the stream's time base
     * @param framesPerSecond the stream's nominal rate
     */
    PresentationTimes(double secondsPerTick, double framesPerSecond) {
        this.millisPerTick = secondsPerTick * 1000;
        this.frameMillis = 1000 / framesPerSecond;
        this.latestMillis = -frameMillis;
    }

    /** Times of frames without timestamps, at a steady rate. */
    static PresentationTimes steady(double framesPerSecond) {
        return new PresentationTimes(1 / framesPerSecond, framesPerSecond);
    }

    /**
     * Time of the next frame.
     *
     * @param ticks its timestamp, or {@link #NONE}
     * @return milliseconds since the first frame
     */
    long millis(long ticks) {
        if (ticks == NONE) {
            latestMillis += frameMillis;
        } else {
            if (origin == NONE) {
                origin = ticks - Math.round((latestMillis + frameMillis) / millisPerTick);
            }
            latestMillis = (ticks - origin) * millisPerTick;
        }
        return Math.round(latestMillis);
    }

    /** How long a frame is shown, milliseconds. */
    long frameMillis() {
        return Math.round(frameMillis);
    }
}
