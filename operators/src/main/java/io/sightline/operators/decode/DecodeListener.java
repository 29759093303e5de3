package io.sightline.operators.decode;

/** Hears what decoding notices beside the outcomes. */
interface DecodeListener {
    /** For those who do not listen. */
    DecodeListener NONE =
            new DecodeListener() {
                @Override
                public void framesMissing(long frames) {}

                @Override
                public void frameRepeated() {}

                @Override
                public void gopOutgrown() {}
            };

    /** The frame numbers jumped over this many frames. */
    void framesMissing(long frames);

    /** A frame number was reached before. */
    void frameRepeated();

    /** A group of pictures grew over its bound and cannot be replayed after a restart. */
    void gopOutgrown();
}
