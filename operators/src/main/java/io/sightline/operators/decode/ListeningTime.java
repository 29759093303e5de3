package io.sightline.operators.decode;

/**
 * How long a task has listened to its cameras, since it started. Time in which it was suspended or
 * could not go on does not count, because frames that came meanwhile have yet to be read. Not
 * thread-safe.
 */
final class ListeningTime {
    private static final long MAX_TICK_MILLIS = 60_000;
    private static final int TICKS_PER_SILENCE = 10;

    private final long tickMillis;
    private long millis;
    private long lastTickMillis;

    /**
     * @param silenceMillis the shortest time to measure, from 1
     * @param nowMillis epoch milliseconds
     */
    ListeningTime(long silenceMillis, long nowMillis) {
        tickMillis = Math.min(MAX_TICK_MILLIS, Math.max(1, silenceMillis / TICKS_PER_SILENCE));
        lastTickMillis = nowMillis;
    }

    /** Time from one tick to the next. */
    long tickMillis() {
        return tickMillis;
    }

    /** Time goes on. A tick that comes late counts as at most two. */
    void tick(long nowMillis) {
        millis += Math.max(0, Math.min(nowMillis - lastTickMillis, 2 * tickMillis));
        lastTickMillis = nowMillis;
    }

    /** Time listened until the last tick, milliseconds. */
    long millis() {
        return millis;
    }
}
