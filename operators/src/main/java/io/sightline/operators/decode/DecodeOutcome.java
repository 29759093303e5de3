package io.sightline.operators.decode;

import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.DecodeReason;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.FrameSize;
import java.util.Optional;

/** What became of one encoded frame; there is exactly one for every frame. */
public sealed interface DecodeOutcome {
    /** The frame it is about. */
    EncodedFrame frame();

    /**
     * The frame as a picture.
     *
     * @param type what the encoded frame is, also when its header did not say
     */
    record Decoded(EncodedFrame frame, ContentType type, Picture picture)
            implements DecodeOutcome {}

    /**
     * The frame was skipped.
     *
     * @param type what the encoded frame is, also when its header did not say
     * @param size size of the original frame; empty when it was skipped before it was decoded
     */
    record Skipped(EncodedFrame frame, ContentType type, Optional<FrameSize> size)
            implements DecodeOutcome {}

    /**
     * The frame cannot be decoded.
     *
     * @param detail one sentence for a person
     */
    record Refused(EncodedFrame frame, DecodeReason reason, String detail)
            implements DecodeOutcome {}
}
