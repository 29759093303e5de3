package io.sightline.operators.frame;

import java.util.OptionalLong;

/**
 * When a frame passed the steps so far, epoch microseconds. Wall clock: for headers and metrics
 * only.
 *
 * @param receivedMicros when the job read it
 * @param decodedMicros when its decoding ended
 * @param inferredMicros when its inference ended or, if it was skipped, when it passed that step;
 *     empty before
 */
public record FrameTimings(long receivedMicros, long decodedMicros, OptionalLong inferredMicros) {
    /** The timings of a frame that was just decoded. */
    public static FrameTimings decoded(long receivedMicros, long decodedMicros) {
        return new FrameTimings(receivedMicros, decodedMicros, OptionalLong.empty());
    }

    /** The same with the time at which it passed inference. */
    public FrameTimings withInferred(long micros) {
        return new FrameTimings(receivedMicros, decodedMicros, OptionalLong.of(micros));
    }
}
