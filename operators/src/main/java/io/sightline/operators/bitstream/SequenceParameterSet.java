package io.sightline.operators.bitstream;

import java.util.Locale;
import java.util.Set;

/**
 * Reads the picture size out of a sequence parameter set, up to that field and no further: ITU-T
 * H.264 clause 7.3.2.1.1 and H.265 clause 7.3.2.2.1. It is the coded size, before cropping: the one
 * that memory is allocated for.
 */
final class SequenceParameterSet {
    private static final int MACROBLOCK = 16;

    /** {@code num_ref_frames_in_pic_order_cnt_cycle} is at most this (H.264 clause 7.4.2.1.1). */
    private static final int MAX_ORDER_COUNT_CYCLE = 255;

    /** Profiles whose parameter set states the chroma format. */
    private static final Set<Integer> H264_HIGH_PROFILES =
            Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);

    private SequenceParameterSet() {}

    /** The coded size that a sequence parameter set states. */
    static PictureSize size(NalUnit unit, ContentType codec) throws UndecodableFrameException {
        return codec == ContentType.H264 ? h264Size(unit) : h265Size(unit);
    }

    private static PictureSize h264Size(NalUnit unit) throws UndecodableFrameException {
        BitReader bits = new BitReader(unit.payload(1));
        int profile = (int) bits.bits(8);
        bits.skip(16); // constraint flags, level
        bits.unsigned(); // seq_parameter_set_id
        if (H264_HIGH_PROFILES.contains(profile)) {
            skipChromaAndScaling(bits);
        }
        bits.unsigned(); // log2_max_frame_num_minus4
        skipPictureOrderCount(bits);
        bits.unsigned(); // max_num_ref_frames
        bits.skip(1); // gaps_in_frame_num_value_allowed_flag
        long widthInMacroblocks = bits.unsigned() + 1;
        long heightInMapUnits = bits.unsigned() + 1;
        int macroblocksPerMapUnit = bits.flag() ? 1 : 2; // frame_mbs_only_flag
        return new PictureSize(
                widthInMacroblocks * MACROBLOCK,
                heightInMapUnits * macroblocksPerMapUnit * MACROBLOCK);
    }

    private static void skipChromaAndScaling(BitReader bits) throws UndecodableFrameException {
        long chromaFormat = bits.unsigned();
        if (chromaFormat == 3) {
            bits.skip(1); // separate_colour_plane_flag
        }
        bits.unsigned(); // bit_depth_luma_minus8
        bits.unsigned(); // bit_depth_chroma_minus8
        bits.skip(1); // qpprime_y_zero_transform_bypass_flag
        if (bits.flag()) {
            int lists = chromaFormat == 3 ? 12 : 8;
            for (int i = 0; i < lists; i++) {
                if (bits.flag()) {
                    skipScalingList(bits, i < 6 ? 16 : 64);
                }
            }
        }
    }

    /** H.264 clause 7.3.2.1.1.1. */
    private static void skipScalingList(BitReader bits, int size) throws UndecodableFrameException {
        long last = 8;
        long next = 8;
        for (int i = 0; i < size; i++) {
            if (next != 0) {
                next = Math.floorMod(last + bits.signed(), 256L);
            }
            last = next == 0 ? last : next;
        }
    }

    private static void skipPictureOrderCount(BitReader bits) throws UndecodableFrameException {
        long type = bits.unsigned();
        if (type == 0) {
            bits.unsigned(); // log2_max_pic_order_cnt_lsb_minus4
        } else if (type == 1) {
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

    private static PictureSize h265Size(NalUnit unit) throws UndecodableFrameException {
        BitReader bits = new BitReader(unit.payload(2));
        bits.skip(4); // sps_video_parameter_set_id
        int subLayers = (int) bits.bits(3);
        bits.skip(1); // sps_temporal_id_nesting_flag
        skipProfileTierLevel(bits, subLayers);
        bits.unsigned(); // sps_seq_parameter_set_id
        if (bits.unsigned() == 3) { // chroma_format_idc
            bits.skip(1); // separate_colour_plane_flag
        }
        return new PictureSize(bits.unsigned(), bits.unsigned());
    }

    /** H.265 clause 7.3.3. */
    private static void skipProfileTierLevel(BitReader bits, int subLayers)
            throws UndecodableFrameException {
        int profileBits = 88;
        int levelBits = 8;
        bits.skip(profileBits + levelBits);
        if (subLayers == 0) {
            return;
        }
        int present = 0;
        for (int i = 0; i < 8; i++) {
            // Two flags for each sub-layer, then zero bits up to eight pairs.
            present += bits.flag() ? profileBits : 0;
            present += bits.flag() ? levelBits : 0;
        }
        bits.skip(present);
    }
}
