package io.sightline.operators.bitstream;

/** Why a frame was not decoded: every reason a dead letter of this step can carry. */
public enum DecodeReason {
    /** The record's key is missing or is no camera id. */
    BAD_KEY("bad-key"),
    /** The header {@code seq} is no frame number, or {@code stream-epoch} is too long. */
    BAD_HEADER("bad-header"),
    /** The record's timestamp is before 1970 or after the year 9999. */
    BAD_TIMESTAMP("bad-timestamp"),
    /** The record has no value. */
    EMPTY("empty"),
    /** The content type is none that is decoded, or is absent and the first bytes do not tell. */
    UNKNOWN_CODEC("unknown-codec"),
    /** The bytes do not begin as the declared content type does. */
    WRONG_CONTENT_TYPE("wrong-content-type"),
    /** The bytes end before the picture does. */
    TRUNCATED("truncated"),
    /** The bytes are damaged. */
    CORRUPT("corrupt"),
    /** The picture has more pixels than are allowed. */
    TOO_LARGE("too-large"),
    /** A video frame that needs earlier frames which are not there. */
    NO_KEYFRAME("no-keyframe"),
    /** A video frame whose number was already seen. */
    REPEATED("repeated"),
    /** A video record that holds no picture, or one that the decoder never shows. */
    NO_PICTURE("no-picture");

    private final String word;

    DecodeReason(String word) {
        this.word = word;
    }

    /** The reason as dead letters spell it, kebab-case. */
    public String word() {
        return word;
    }
}
