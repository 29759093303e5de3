package io.sightline.operators.frame;

/**
 * Which frame it is: where it came from, its number and its capture time.
 *
 * @param cameraId {@code [A-Za-z0-9._-]{1,128}}
 * @param streamEpoch changes whenever the producer restarts its numbering
 * @param seq frame number within camera and epoch, from 0
 * @param frameTimeMillis capture time, epoch milliseconds
 * @param contentType MIME type of the encoded frame
 * @param topic topic the frame was read from
 * @param partition partition, from 0
 * @param offset offset in the partition, from 0
 */
public record FrameIdentity(
        String cameraId,
        String streamEpoch,
        long seq,
        long frameTimeMillis,
        String contentType,
        String topic,
        int partition,
        long offset) {
    /**
     * The identity of a frame that was found to be of this type.
     *
     * @param contentType MIME type
     */
    public static FrameIdentity of(EncodedFrame frame, String contentType) {
        return new FrameIdentity(
                frame.cameraId(),
                frame.streamEpoch(),
                frame.seq(),
                frame.source().timestampMillis(),
                contentType,
                frame.source().topic(),
                frame.source().partition(),
                frame.source().offset());
    }
}
