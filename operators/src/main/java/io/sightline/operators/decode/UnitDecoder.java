package io.sightline.operators.decode;

import io.sightline.operators.bitstream.ContentType;

/**
 * Decodes the access units of one stream. Pictures come out in display order, some only after later
 * units went in. Closed by its opener. Not thread-safe.
 */
interface UnitDecoder extends AutoCloseable {
    /**
     * Decodes one unit.
     *
     * @param encoded a complete access unit in Annex B form
     * @param ordinal identifies the unit to the sink; larger than any before
     * @param sink receives the results of this unit or of earlier ones
     */
    void decode(byte[] encoded, long ordinal, PictureSink sink);

    /** Returns all pictures still held back; the next unit must be one where decoding can start. */
    void drain(PictureSink sink);

    /**
     * Decodes a unit where decoding can start, alone, with a decoder that was just opened for this.
     *
     * @return whether its picture is undamaged and no block of its end is missing. False at worst
     *     also for a complete picture whose last block is of a colour outside the video range
     */
    boolean isComplete(byte[] encoded);

    /** How many pictures are held back for display order, as far as is known from the stream. */
    int reorderDepth();

    @Override
    void close();

    /** Opens decoders. */
    interface Factory {
        /**
         * Opens a decoder.
         *
         * @param codec H.264 or H.265
         * @param parameterSets parameter sets in Annex B form that units may rely on, may be empty
         * @param reorderDepth what is known of the stream's reordering, 0 when nothing is
         */
        UnitDecoder open(ContentType codec, byte[] parameterSets, int reorderDepth);
    }
}
