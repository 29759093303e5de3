package io.sightline.operators.frame;

import java.io.Serializable;
import java.util.Optional;

/**
 * How far a record's timestamp may be from the present for its topic to take the record. A broker
 * that refuses a record stops the job, so timestamps are checked before, with a margin: clocks
 * differ, and time passes until the record is sent.
 *
 * @param maxPastMillis farthest past, milliseconds from 0; {@link Long#MAX_VALUE}: no bound
 * @param maxFutureMillis farthest future, milliseconds from 0; {@link Long#MAX_VALUE}: no bound
 */
public record TimeBounds(long maxPastMillis, long maxFutureMillis) implements Serializable {
    /** Any timestamp is taken. */
    public static final TimeBounds NONE = new TimeBounds(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final long serialVersionUID = 1L;

    private static final long PAST_MARGIN_MILLIS = 600_000;
    private static final long FUTURE_MARGIN_MILLIS = 60_000;
    private static final long SMALLEST_PART = 10;

    public TimeBounds {
        if (maxPastMillis < 0 || maxFutureMillis < 0) {
            throw new IllegalArgumentException("bounds of time must be at least 0");
        }
    }

    /**
     * Why the topic would refuse a timestamp.
     *
     * @param timestampMillis from 0, epoch milliseconds
     * @param nowMillis epoch milliseconds
     * @return one sentence for a person; empty if the topic takes the timestamp
     */
    public Optional<String> objection(long timestampMillis, long nowMillis) {
        long aheadMillis = timestampMillis - nowMillis;
        long maxAhead = withMargin(maxFutureMillis, FUTURE_MARGIN_MILLIS);
        if (aheadMillis > maxAhead) {
            return Optional.of(objection(timestampMillis, "future", maxAhead));
        }
        long maxBehind = withMargin(maxPastMillis, PAST_MARGIN_MILLIS);
        return -aheadMillis > maxBehind
                ? Optional.of(objection(timestampMillis, "past", maxBehind))
                : Optional.empty();
    }

    private static String objection(long timestampMillis, String direction, long maxMillis) {
        return "the record timestamp "
                + timestampMillis
                + " is too far in the "
                + direction
                + " for the topic of detections, which takes at most "
                + maxMillis
                + " ms";
    }

    /** A small bound keeps most of its length. */
    private static long withMargin(long boundMillis, long marginMillis) {
        return boundMillis == Long.MAX_VALUE
                ? boundMillis
                : boundMillis - Math.min(marginMillis, boundMillis / SMALLEST_PART);
    }
}
