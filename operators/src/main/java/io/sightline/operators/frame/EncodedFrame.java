package io.sightline.operators.frame;

/**
 * A frame as it was received, still compressed.
 *
 * @param cameraId the key as text; empty when the key is missing or not a valid camera id (see
 *     {@link CameraId})
 * @param streamEpoch header {@code stream-epoch}, {@code "0"} when absent
 * @param seq header {@code seq}, the record's offset when absent; {@link #BAD_SEQ} when the header
 *     is not a valid frame number
 * @param numbered whether {@code seq} came from the header: only then does a gap mean lost frames
 * @param contentType header {@code content-type}, empty when absent: the first bytes decide
 * @param receivedMicros when the job read it, epoch microseconds
 * @param source the whole record; its value is the encoded frame
 */
public record EncodedFrame(
        String cameraId,
        String streamEpoch,
        long seq,
        boolean numbered,
        String contentType,
        long receivedMicros,
        SourceRecord source) {
    /** Stands for a header {@code seq} that is not a valid frame number. */
    public static final long BAD_SEQ = -1;

    /** Maximum length of an epoch, characters: every event carries it and must stay small. */
    public static final int MAX_EPOCH_LENGTH = 128;

    /** 9999-12-31T23:59:59.999Z, the last capture time that RFC 3339 can write. */
    private static final long MAX_FRAME_TIME_MILLIS = 253_402_300_799_999L;

    /**
     * Whether the record's timestamp can be a capture time: Kafka marks a missing one by -1 and
     * accepts no negative one in the event, which writes it with a year of four digits.
     */
    public boolean hasFrameTime() {
        long millis = source.timestampMillis();
        return millis >= 0 && millis <= MAX_FRAME_TIME_MILLIS;
    }
}
