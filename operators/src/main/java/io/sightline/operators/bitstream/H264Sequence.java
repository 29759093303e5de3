package io.sightline.operators.bitstream;

import io.sightline.operators.bitstream.SequenceParameterSet.SliceFields;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a sequence parameter set of H.264, clauses 7.3.2.1.1 and E.1. */
final class H264Sequence {
    private static final int MACROBLOCK = 16;
    private static final int MAX_ID = 31;
    private static final int MAX_REFERENCES = 16;

    /** {@code num_ref_frames_in_pic_order_cnt_cycle} is at most this (clause 7.4.2.1.1). */
    private static final int MAX_ORDER_COUNT_CYCLE = 255;

    /** {@code log2_max_frame_num} and {@code log2_max_pic_order_cnt_lsb} are 4 to 16. */
    private static final int MIN_NUMBER_BITS = 4;

    /** The picture being decoded, and the one being returned. */
    private static final int PICTURES_IN_WORK = 2;

    /** Profiles whose parameter set states the chroma format. */
    private static final Set<Integer> HIGH_PROFILES =
            Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);

    private final BitReader bits;
    private int chromaFormat = 1;
    private boolean separatePlanes;
    private int bitDepth = 8;
    private int orderCountType;
    private int orderCountBits;

    private H264Sequence(BitReader bits) {
        this.bits = bits;
    }

    static SequenceParameterSet read(NalUnit unit) throws UndecodableFrameException {
        return new H264Sequence(new BitReader(unit.payload(1))).read();
    }

    private SequenceParameterSet read() throws UndecodableFrameException {
        int profile = (int) bits.bits(8);
        bits.skip(16); // constraint flags, level
        int id = bits.unsigned(MAX_ID);
        if (HIGH_PROFILES.contains(profile)) {
            readChromaAndScaling();
        }
        int frameNumBits = bits.unsigned(12) + MIN_NUMBER_BITS;
        readPictureOrderCount();
        int references = bits.unsigned(MAX_REFERENCES);
        bits.skip(1); // gaps_in_frame_num_value_allowed_flag
        long widthInMacroblocks = bits.unsigned() + 1;
        long heightInMapUnits = bits.unsigned() + 1;
        boolean framesOnly = bits.flag();
        long heightInMacroblocks = heightInMapUnits * (framesOnly ? 1 : 2);
        if (!framesOnly) {
            bits.skip(1); // mb_adaptive_frame_field_flag
        }
        int reordered = reorderDepth().orElse(orderCountType == 2 ? 0 : references);
        return new SequenceParameterSet(
                id,
                new PictureSize(widthInMacroblocks * MACROBLOCK, heightInMacroblocks * MACROBLOCK),
                widthInMacroblocks * heightInMacroblocks,
                chromaFormat,
                bitDepth,
                references + reordered + PICTURES_IN_WORK,
                new SliceFields(separatePlanes, frameNumBits, orderCountBits, framesOnly));
    }

    private void readChromaAndScaling() throws UndecodableFrameException {
        chromaFormat = bits.unsigned(3);
        if (chromaFormat == 3) {
            separatePlanes = bits.flag();
        }
        int luma = bits.unsigned(6);
        bitDepth += Math.max(luma, bits.unsigned(6));
        bits.skip(1); // qpprime_y_zero_transform_bypass_flag
        if (bits.flag()) {
            int lists = chromaFormat == 3 ? 12 : 8;
            for (int i = 0; i < lists; i++) {
                if (bits.flag()) {
                    skipScalingList(i < 6 ? 16 : 64);
                }
            }
        }
    }

    /** Clause 7.3.2.1.1.1. */
    private void skipScalingList(int size) throws UndecodableFrameException {
        long last = 8;
        long next = 8;
        for (int i = 0; i < size; i++) {
            if (next != 0) {
                next = Math.floorMod(last + bits.signed(), 256L);
            }
            last = next == 0 ? last : next;
        }
    }

    private void readPictureOrderCount() throws UndecodableFrameException {
        orderCountType = bits.unsigned(2);
        if (orderCountType == 0) {
            orderCountBits = bits.unsigned(12) + MIN_NUMBER_BITS;
        } else if (orderCountType == 1) {
            bits.skip(1); // delta_pic_order_always_zero_flag
            bits.signed(); // offset_for_non_ref_pic
            bits.signed(); // offset_for_top_to_bottom_field
            long cycle = bits.unsigned();
            if (cycle > MAX_ORDER_COUNT_CYCLE) {
                throw new UndecodableFrameException(
                        DecodeReason.CORRUPT,
                        String.format(
                                Locale.ROOT,
                                "a parameter set states a picture order cycle of %d frames",
                                cycle));
            }
            for (long i = 0; i < cycle; i++) {
                bits.signed(); // offset_for_ref_frame
            }
        }
    }

    /**
     * {@code max_num_reorder_frames}; empty when it is not stated, or not readable: cameras send
     * broken usability information, which decoders ignore.
     */
    private OptionalInt reorderDepth() {
        try {
            bits.skip(1); // direct_8x8_inference_flag
            if (bits.flag()) { // frame_cropping_flag
                for (int i = 0; i < 4; i++) {
                    bits.unsigned();
                }
            }
            return bits.flag() ? readUsability() : OptionalInt.empty();
        } catch (UndecodableFrameException unreadable) {
            return OptionalInt.empty();
        }
    }

    /** Clause E.1.1. */
    private OptionalInt readUsability() throws UndecodableFrameException {
        int extendedAspectRatio = 255;
        if (bits.flag() && bits.bits(8) == extendedAspectRatio) {
            bits.skip(32);
        }
        if (bits.flag()) { // overscan_info_present_flag
            bits.skip(1);
        }
        if (bits.flag()) { // video_signal_type_present_flag
            bits.skip(4);
            if (bits.flag()) {
                bits.skip(24); // colour description
            }
        }
        if (bits.flag()) { // chroma_loc_info_present_flag
            bits.unsigned();
            bits.unsigned();
        }
        if (bits.flag()) { // timing_info_present_flag
            bits.skip(65);
        }
        boolean nal = skipBufferModelIfPresent();
        boolean vcl = skipBufferModelIfPresent();
        if (nal || vcl) {
            bits.skip(1); // low_delay_hrd_flag
        }
        bits.skip(1); // pic_struct_present_flag
        if (!bits.flag()) { // bitstream_restriction_flag
            return OptionalInt.empty();
        }
        bits.skip(1);
        for (int i = 0; i < 4; i++) {
            bits.unsigned();
        }
        return OptionalInt.of(bits.unsigned(MAX_REFERENCES));
    }

    /** Clause E.1.2. */
    private boolean skipBufferModelIfPresent() throws UndecodableFrameException {
        boolean present = bits.flag();
        if (present) {
            int buffers = bits.unsigned(31) + 1;
            bits.skip(8);
            for (int i = 0; i < buffers; i++) {
                bits.unsigned();
                bits.unsigned();
                bits.skip(1);
            }
            bits.skip(20);
        }
        return present;
    }
}
