package io.sightline.operators.decode;

import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.ImageStructure;
import io.sightline.operators.bitstream.UndecodableFrameException;
import io.sightline.operators.frame.EncodedFrame;
import java.util.Optional;

/**
 * A frame that depends on no other: any thread can decode it, in parallel with others.
 *
 * @param type JPEG or PNG
 */
record StillImage(EncodedFrame frame, ContentType type) {
    /** Skips it, or refuses it if a check that needs no decoding fails. */
    DecodeOutcome skip(long maxPixels) {
        try {
            ImageStructure.check(frame.source().value(), type, maxPixels);
            return new DecodeOutcome.Skipped(frame, type, Optional.empty());
        } catch (UndecodableFrameException broken) {
            return new DecodeOutcome.Refused(frame, broken.reason(), broken.getMessage());
        }
    }

    /** Decodes it, in the caller's thread. */
    DecodeOutcome decode(ImageDecoders decoders) {
        try {
            return new DecodeOutcome.Decoded(
                    frame, type, decoders.decode(frame.source().value(), type));
        } catch (UndecodableFrameException broken) {
            return new DecodeOutcome.Refused(frame, broken.reason(), broken.getMessage());
        }
    }
}
