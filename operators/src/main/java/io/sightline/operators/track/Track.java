package io.sightline.operators.track;

import java.time.Duration;

/**
 * What is known of one object. Immutable.
 *
 * @param firstSeq frame in which it was first seen
 * @param rank among the objects first seen in that frame, from 1
 * @param confirmed whether it has been seen often enough to be reported
 * @param hits frames in which it was seen
 * @param filter where it is expected, at the camera's clock
 * @param lastBox where it was seen last
 * @param firstTimeMillis capture time of the first frame
 * @param lastTimeMillis capture time of the frame in which it was seen last
 * @param lastSeq that frame
 * @param group of classes that it may be seen as
 * @param votes for its class
 * @param rest since when it has not moved
 */
public record Track(
        long firstSeq,
        int rank,
        boolean confirmed,
        int hits,
        BoxFilter filter,
        TrackBox lastBox,
        long firstTimeMillis,
        long lastTimeMillis,
        long lastSeq,
        int group,
        ClassVotes votes,
        Rest rest) {
    /** An object that is seen for the first time. */
    static Track born(FrameStamp frame, int rank, Observation seen, boolean confirmed) {
        return new Track(
                frame.seq(),
                rank,
                confirmed,
                1,
                BoxFilter.at(seen.box()),
                seen.box(),
                frame.timeMillis(),
                frame.timeMillis(),
                frame.seq(),
                seen.group(),
                ClassVotes.NONE.plus(seen.classId(), seen.score()),
                Rest.at(seen.box(), frame.timeMillis()));
    }

    /**
     * The same some time later.
     *
     * @param time in 1/30 s, at least 0
     * @param seenBefore whether it was seen in the frame before
     */
    Track after(double time, boolean seenBefore) {
        BoxFilter kept = seenBefore ? filter : filter.withoutGrowth();
        return with(kept.after(time));
    }

    /** The same after it was seen. */
    Track seen(FrameStamp frame, Observation observation, int confirmHits) {
        return new Track(
                firstSeq,
                rank,
                confirmed || hits + 1 >= confirmHits,
                hits + 1,
                filter.measured(observation.box()),
                observation.box(),
                firstTimeMillis,
                frame.timeMillis(),
                frame.seq(),
                group,
                votes.plus(observation.classId(), observation.score()),
                rest.seen(observation.box(), frame.timeMillis()));
    }

    private Track with(BoxFilter nowFilter) {
        return new Track(
                firstSeq,
                rank,
                confirmed,
                hits,
                nowFilter,
                lastBox,
                firstTimeMillis,
                lastTimeMillis,
                lastSeq,
                group,
                votes,
                rest);
    }

    /**
     * A name that no other track of the camera and epoch has: {@code SEQ-RANK}. It follows from the
     * frame of birth, so that a replay from the middle never gives it to another object.
     */
    public String name() {
        return firstSeq + "-" + rank;
    }

    /** Where it is expected. */
    TrackBox expected() {
        return filter.box();
    }

    /** For how long it has not been seen. */
    Duration unseen(long timeMillis) {
        return Duration.ofMillis(Math.max(0, timeMillis - lastTimeMillis));
    }
}
