package io.sightline.operators.track;

/**
 * Since when an object has been in one place.
 *
 * @param place its box at that time
 * @param sinceMillis capture time, epoch milliseconds
 */
public record Rest(TrackBox place, long sinceMillis) {
    /** Less agreement with the place is movement. */
    private static final double SAME_PLACE = 0.8;

    private static final long STATIONARY_MILLIS = 5000;

    static Rest at(TrackBox box, long timeMillis) {
        return new Rest(box, timeMillis);
    }

    Rest seen(TrackBox box, long timeMillis) {
        return box.iou(place) >= SAME_PLACE ? this : at(box, timeMillis);
    }

    /** Whether it counts as stationary, for example a parked car. */
    boolean stationary(long lastSeenMillis) {
        return lastSeenMillis - sinceMillis >= STATIONARY_MILLIS;
    }
}
