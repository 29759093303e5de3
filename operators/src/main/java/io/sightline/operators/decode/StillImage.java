package io.sightline.operators.decode;

import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.ImageStructure;
import io.sightline.operators.bitstream.UndecodableFrameException;
import io.sightline.operators.frame.EncodedFrame;
import java.util.Optional;

/**
 * A frame that is a picture of its own: it can be decoded anywhere, beside others.
 *
 * @param type JPEG or PNG
 */
record StillImage(EncodedFrame frame, ContentType type) {
    /** Skips it, unless what can be found out without decoding speaks against it. */
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
