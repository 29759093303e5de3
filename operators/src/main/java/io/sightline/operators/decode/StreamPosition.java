package io.sightline.operators.decode;

import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.frame.EncodedFrame;

/**
 * The last frame seen of a camera. It shows whether the next one follows, skips numbers or repeats
 * one.
 *
 * @param streamEpoch its epoch
 * @param seq its number
 * @param numbered whether the producer gave the number: only then does a gap mean lost frames
 * @param contentType MIME type of the camera's frames
 */
public record StreamPosition(String streamEpoch, long seq, boolean numbered, String contentType) {
    static StreamPosition of(EncodedFrame frame, ContentType type) {
        return new StreamPosition(
                frame.streamEpoch(), frame.seq(), frame.numbered(), type.mimeType());
    }

    /** The same stream at another frame, whose content type is not known. */
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

    /** Whether a frame is, by its headers, the next one after this. */
    boolean precedes(EncodedFrame frame, ContentType type) {
        return isSameStream(frame, type)
                && sharesNumbering(frame)
                && missingBefore(frame) == 0
                && !reached(frame);
    }

    /** How many frames are missing between this one and a later one; 0 when that is not known. */
    long missingBefore(EncodedFrame frame) {
        boolean comparable = numbered && sharesNumbering(frame);
        return comparable ? Math.max(0, frame.seq() - seq - 1) : 0;
    }

    /** Whether a frame's number, or a later one, was received before. */
    boolean reached(EncodedFrame frame) {
        return numbered && sharesNumbering(frame) && frame.seq() <= seq;
    }
}
