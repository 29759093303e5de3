package io.sightline.operators.bitstream;

import io.sightline.operators.bitstream.SequenceParameterSet.SliceFields;
import java.util.Optional;

/**
 * The beginning of a slice header of H.264 (clause 7.3.3).
 *
 * @param startsPicture whether it contains the first macroblock of its frame or field
 * @param idr whether its picture is an IDR picture
 * @param frameNum {@code frame_num}
 * @param field whether its picture is a field
 * @param bottom whether that field is the bottom field
 * @param orderCount {@code pic_order_cnt_lsb}; 0 when the stream has none
 * @param fields the numbers of bits that it was read with
 */
record SliceHeader(
        boolean startsPicture,
        boolean idr,
        int frameNum,
        boolean field,
        boolean bottom,
        int orderCount,
        SliceFields fields) {
    private static final int IDR_SLICE = 5;

    /** More than the fields read here can take. */
    private static final int HEADER_BYTES = 40;

    /**
     * Reads the header of a slice.
     *
     * @param slice a unit of H.264 of type 1, 2 or 5
     * @return empty when it is broken, or refers to unknown parameter sets
     */
    static Optional<SliceHeader> of(NalUnit slice, ParameterSetIndex parameterSets) {
        try {
            BitReader bits = new BitReader(slice.payload(1, HEADER_BYTES), "a slice header");
            long firstMacroblock = bits.unsigned();
            bits.unsigned(); // slice_type
            int pictureSetId = bits.unsigned(255);
            Optional<SequenceParameterSet> sequence = parameterSets.sequence(pictureSetId);
            return sequence.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            read(
                                    bits,
                                    firstMacroblock == 0,
                                    slice.type(ContentType.H264) == IDR_SLICE,
                                    sequence.get().fields()));
        } catch (UndecodableFrameException broken) {
            return Optional.empty();
        }
    }

    private static SliceHeader read(
            BitReader bits, boolean startsPicture, boolean idr, SliceFields fields)
            throws UndecodableFrameException {
        if (fields.separatePlanes()) {
            bits.skip(2); // colour_plane_id
        }
        int frameNum = (int) bits.bits(fields.frameNumBits());
        boolean field = !fields.framesOnly() && bits.flag();
        boolean bottom = field && bits.flag();
        if (idr) {
            bits.unsigned(); // idr_pic_id
        }
        int orderCount = (int) bits.bits(fields.orderCountBits());
        return new SliceHeader(startsPicture, idr, frameNum, field, bottom, orderCount, fields);
    }

    /** Whether this picture is the second field of the frame that a field begins. */
    boolean isSecondFieldOf(SliceHeader first) {
        return field
                && first.field
                && bottom != first.bottom
                && frameNum == first.frameNum
                && !idr
                && fields.equals(first.fields);
    }
}
