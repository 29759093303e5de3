package io.sightline.operators.frame;

import java.util.Optional;

/**
 * What is known of a frame at every step after <em>decode</em>, whatever the step made of it.
 *
 * @param identity which frame
 * @param decision whether it is inferred or skipped
 * @param size size of the original frame; empty when it was skipped before it was decoded
 * @param timings when it passed the steps so far
 */
public record FrameHead(
        FrameIdentity identity, Decision decision, Optional<FrameSize> size, FrameTimings timings) {
    /** The same with the time at which the frame passed inference, epoch microseconds. */
    public FrameHead withInferred(long micros) {
        return new FrameHead(identity, decision, size, timings.withInferred(micros));
    }
}
