package io.sightline.operators.bitstream;

/**
 * What a sequence parameter set of H.264 or H.265 says about pictures, as far as it is used here.
 *
 * @param id {@code seq_parameter_set_id}
 * @param size the coded size, before cropping: the one that memory is allocated for
 * @param blocks macroblocks of a frame, or coding tree units of a picture: a picture has at most as
 *     many slices
 * @param chromaFormat {@code chroma_format_idc}: 0 grey, 1 4:2:0, 2 4:2:2, 3 4:4:4
 * @param bitDepth bits of a component, the larger of luma and chroma
 * @param heldPictures pictures that a decoder keeps, for reference and for display order
 * @param fields how slices of H.264 state fields and numbers; of H.265, {@link
 *     SliceFields#WITHOUT_FIELDS}
 */
record SequenceParameterSet(
        int id,
        PictureSize size,
        long blocks,
        int chromaFormat,
        int bitDepth,
        int heldPictures,
        SliceFields fields) {

    /** Beyond its pixels, FFmpeg stores vectors and modes of a picture: bytes a pixel. */
    private static final double TABLE_BYTES_PER_PIXEL = 0.5;

    /**
     * How a slice header of H.264 is to be read.
     *
     * @param separatePlanes {@code separate_colour_plane_flag}
     * @param frameNumBits bits of {@code frame_num}, 4 to 16
     * @param orderCountBits bits of {@code pic_order_cnt_lsb}, 4 to 16; 0 when slices have none
     * @param framesOnly {@code frame_mbs_only_flag}: no picture is a field
     */
    record SliceFields(
            boolean separatePlanes, int frameNumBits, int orderCountBits, boolean framesOnly) {
        static final SliceFields WITHOUT_FIELDS = new SliceFields(false, 0, 0, true);
    }

    /**
     * Reads a set.
     *
     * @throws UndecodableFrameException when it is truncated or states invalid numbers
     */
    static SequenceParameterSet of(NalUnit unit, ContentType codec)
            throws UndecodableFrameException {
        return codec == ContentType.H264 ? H264Sequence.read(unit) : H265Sequence.read(unit);
    }

    /** Memory that a decoder of such pictures holds at most, bytes. */
    long decoderBytes() {
        double chroma =
                switch (chromaFormat) {
                    case 0 -> 0;
                    case 1 -> 0.5;
                    case 2 -> 1;
                    default -> 2;
                };
        double bytesPerPixel = (1 + chroma) * (bitDepth > 8 ? 2 : 1) + TABLE_BYTES_PER_PIXEL;
        return (long) (bytesPerPixel * heldPictures * size.width() * size.height());
    }
}
