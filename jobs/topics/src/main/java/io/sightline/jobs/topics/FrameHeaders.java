package io.sightline.jobs.topics;

/** Names of the headers of a record in the frames topic. All are optional. */
public final class FrameHeaders {
    /** MIME type of the frame; if absent, it is detected from the first bytes. */
    public static final String CONTENT_TYPE = "content-type";

    /** Frame number, decimal, per camera and epoch, from 0; if absent, the record's offset. */
    public static final String SEQ = "seq";

    /** Changes whenever the producer restarts its numbering; if absent, {@code 0}. */
    public static final String STREAM_EPOCH = "stream-epoch";

    /**
     * {@code true} or {@code false}, for video only. A hint for tools; the job inspects the bytes.
     */
    public static final String KEYFRAME = "keyframe";

    private FrameHeaders() {}
}
