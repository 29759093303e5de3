package io.sightline.operators.decode;

import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.frame.EncodedFrame;

/**
 * The last frame seen of a camera, so that the next one can be told to follow, to skip or to
 * repeat.
 *
 * @param streamEpoch its epoch
 * @param seq its number
 * @param numbered whether the producer gave the number: only then does a jump mean anything
 * @param contentType MIME type of what the camera sends
 */
public record StreamPosition(String streamEpoch, long seq, boolean numbered, String contentType) {
    static StreamPosition of(EncodedFrame frame, ContentType type) {
        return new StreamPosition(
                frame.streamEpoch(), frame.seq(), frame.numbered(), type.mimeType());
    }

    /** The same stream at another frame, one whose content type is not known. */
    StreamPosition movedTo(EncodedFrame frame) {
        return new StreamPosition(streamEpoch, frame.seq(), numbered, contentType);
    }

    /** Whether a frame takes part in the same numbering. */
    boolean sharesNumbering(EncodedFrame frame) {
        return streamEpoch.equals(frame.streamEpoch()) && numbered == frame.numbered();
    }

    /** Whether a frame comes from the same run of the same producer with the same codec. */
    boolean isSameStream(EncodedFrame frame, ContentType type) {
        return streamEpoch.equals(frame.streamEpoch()) && contentType.equals(type.mimeType());
    }

    /** Whether a frame is, as far as its header tells, the one right after this. */
    boolean precedes(EncodedFrame frame, ContentType type) {
        return isSameStream(frame, type)
                && sharesNumbering(frame)
                && missingBefore(frame) == 0
                && !reached(frame);
    }

    /** How many frames are missing between this one and a later one; 0 when that can't be told. */
    long missingBefore(EncodedFrame frame) {
        boolean comparable = numbered && sharesNumbering(frame);
        return comparable ? Math.max(0, frame.seq() - seq - 1) : 0;
    }

    /** Whether a frame's number was reached before. */
    boolean reached(EncodedFrame frame) {
        return numbered && sharesNumbering(frame) && frame.seq() <= seq;
    }
}
