package io.sightline.operators.decode;

import io.sightline.operators.frame.EncodedFrame;

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
     * The frame cannot be decoded.
     *
     * @param detail one sentence for a person
     */
    record Refused(EncodedFrame frame, DecodeReason reason, String detail)
            implements DecodeOutcome {}
}
