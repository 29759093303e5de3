package io.sightline.operators.decode;

import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.DecodeReason;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.FrameSize;
import java.util.Optional;

/** The outcome of one record; every record has exactly one. */
public sealed interface DecodeOutcome {
    /** Which frame. */
    EncodedFrame frame();

    /**
     * The frame was decoded.
     *
     * @param frame its bytes are those of all records that it was joined from
     * @param type format of the encoded frame, also when its header did not declare one
     */
    record Decoded(EncodedFrame frame, ContentType type, Picture picture)
            implements DecodeOutcome {}

    /**
     * The frame was skipped.
     *
     * @param type format of the encoded frame, also when its header did not declare one
     * @param size size of the original frame; empty when it was skipped before it was decoded
     */
    record Skipped(EncodedFrame frame, ContentType type, Optional<FrameSize> size)
            implements DecodeOutcome {}

    /**
     * The record holds a part of a frame, which has the identity of another record and its own
     * outcome.
     */
    record Joined(EncodedFrame frame) implements DecodeOutcome {}

    /**
     * The frame cannot be decoded.
     *
     * @param detail one sentence for a person
     */
    record Refused(EncodedFrame frame, DecodeReason reason, String detail)
            implements DecodeOutcome {}
}
