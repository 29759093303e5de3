package io.sightline.operators.decode;

import io.sightline.operators.bitstream.DecodeReason;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.TimeBounds;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Refuses frames whose capture time no event can have. A video frame is decoded nevertheless, so
 * that the frames that refer to it are not lost with it.
 *
 * @param bounds of the topic of events
 * @param nowMillis the clock, epoch milliseconds
 */
record FrameTimes(TimeBounds bounds, LongSupplier nowMillis) {
    /** Why a frame's capture time is refused; empty if it is not. */
    Optional<String> objection(EncodedFrame frame) {
        long millis = frame.source().timestampMillis();
        return frame.hasFrameTime()
                ? bounds.objection(millis, nowMillis.getAsLong())
                : Optional.of("the record timestamp " + millis + " is not a valid capture time");
    }

    /** The same outcomes, except that frames whose time is refused are refused. */
    List<DecodeOutcome> check(List<DecodeOutcome> outcomes) {
        return outcomes.stream().map(this::check).toList();
    }

    private DecodeOutcome check(DecodeOutcome outcome) {
        if (outcome instanceof DecodeOutcome.Refused || outcome instanceof DecodeOutcome.Joined) {
            return outcome;
        }
        return objection(outcome.frame())
                .<DecodeOutcome>map(
                        detail ->
                                new DecodeOutcome.Refused(
                                        outcome.frame(), DecodeReason.BAD_TIMESTAMP, detail))
                .orElse(outcome);
    }
}
