package io.sightline.operators.decode;

/** Takes what a video decoder says of its units, which it names by the ordinals they came with. */
interface PictureSink {
    /** Whether the picture of a unit is of use; one that is not need not be converted. */
    boolean wants(long ordinal);

    /** Whether a picture that is of use is skipped, so that no pixels are wanted of it. */
    boolean skips(long ordinal);

    /** A unit has a picture of this size, which is skipped. */
    void skip(long ordinal, int width, int height);

    /** The picture of a unit. */
    void show(long ordinal, Picture picture);

    /** The unit is damaged: it has no picture, or not the one that was encoded. */
    void fail(long ordinal, String detail);
}
