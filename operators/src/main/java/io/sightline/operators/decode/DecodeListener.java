package io.sightline.operators.decode;

/** Receives what decoding notices besides outcomes. */
interface DecodeListener {
    /** Ignores everything. */
    DecodeListener NONE =
            new DecodeListener() {
                @Override
                public void framesMissing(long frames) {}

                @Override
                public void frameRepeated() {}

                @Override
                public void gopOutgrown() {}
            };

    /** So many frame numbers are missing. */
    void framesMissing(long frames);

    /** A frame number, or a later one, was received before. */
    void frameRepeated();

    /** A group of pictures exceeded its bound and cannot be replayed after a restart. */
    void gopOutgrown();
}
