package io.sightline.operators.bitstream;

/** Why a frame was not decoded: every reason a dead letter of this step can carry. */
public enum DecodeReason {
    /** The record key is missing or not a valid camera id. */
    BAD_KEY("bad-key"),
    /** The header {@code seq} is not a valid frame number, or {@code stream-epoch} is too long. */
    BAD_HEADER("bad-header"),
    /**
     * The record's timestamp is before 1970 or after the year 9999, or the topic of events would
     * not take it.
     */
    BAD_TIMESTAMP("bad-timestamp"),
    /** The record has no value. */
    EMPTY("empty"),
    /**
     * The content type is not supported, or absent while the first bytes match no supported one.
     */
    UNKNOWN_CODEC("unknown-codec"),
    /** The first bytes do not match the declared content type. */
    WRONG_CONTENT_TYPE("wrong-content-type"),
    /** The bytes end before the image does. */
    TRUNCATED("truncated"),
    /** The bytes are damaged. */
    CORRUPT("corrupt"),
    /** The image has more pixels than the maximum. */
    TOO_LARGE("too-large"),
    /** A video frame depends on earlier frames that are missing. */
    NO_KEYFRAME("no-keyframe"),
    /** A video frame has a number that was received before. */
    REPEATED("repeated"),
    /** A video record contains no picture, or one that the decoder never returns. */
    NO_PICTURE("no-picture"),
    /** The job failed at the frame again and again. */
    POISON("poison");

    private final String word;

    DecodeReason(String word) {
        this.word = word;
    }

    /** The reason as written in dead letters, kebab-case. */
    public String word() {
        return word;
    }
}
