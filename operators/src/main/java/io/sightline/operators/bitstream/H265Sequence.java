package io.sightline.operators.bitstream;

import io.sightline.operators.bitstream.SequenceParameterSet.SliceFields;

/** Reads a sequence parameter set of H.265, clause 7.3.2.2.1. */
final class H265Sequence {
    private static final int MAX_ID = 15;
    private static final int MAX_HELD_PICTURES = 16;

    /** The picture being decoded, and the one being returned. */
    private static final int PICTURES_IN_WORK = 2;

    private H265Sequence() {}

    static SequenceParameterSet read(NalUnit unit) throws UndecodableFrameException {
        BitReader bits = new BitReader(unit.payload(2));
        bits.skip(4); // sps_video_parameter_set_id
        int subLayers = (int) bits.bits(3);
        bits.skip(1); // sps_temporal_id_nesting_flag
        skipProfileTierLevel(bits, subLayers);
        int id = bits.unsigned(MAX_ID);
        int chromaFormat = bits.unsigned(3);
        if (chromaFormat == 3) {
            bits.skip(1); // separate_colour_plane_flag
        }
        PictureSize size = new PictureSize(bits.unsigned(), bits.unsigned());
        if (bits.flag()) { // conformance_window_flag
            for (int i = 0; i < 4; i++) {
                bits.unsigned();
            }
        }
        int bitDepth = 8 + Math.max(bits.unsigned(8), bits.unsigned(8));
        bits.unsigned(12); // log2_max_pic_order_cnt_lsb_minus4
        int heldPictures = heldPictures(bits, subLayers);
        int treeBits = bits.unsigned(3) + 3; // log2_min_luma_coding_block_size_minus3
        treeBits += bits.unsigned(3); // log2_diff_max_min_luma_coding_block_size
        return new SequenceParameterSet(
                id,
                size,
                units(size.width(), treeBits) * units(size.height(), treeBits),
                chromaFormat,
                bitDepth,
                heldPictures + PICTURES_IN_WORK,
                SliceFields.WITHOUT_FIELDS);
    }

    private static long units(long length, int treeBits) {
        return (length + (1L << treeBits) - 1) >> treeBits;
    }

    /** The largest {@code sps_max_dec_pic_buffering}; it includes pictures that are reordered. */
    private static int heldPictures(BitReader bits, int subLayers)
            throws UndecodableFrameException {
        int most = 0;
        for (int i = bits.flag() ? 0 : subLayers; i <= subLayers; i++) {
            most = Math.max(most, bits.unsigned(MAX_HELD_PICTURES - 1) + 1);
            bits.unsigned(); // sps_max_num_reorder_pics
            bits.unsigned(); // sps_max_latency_increase_plus1
        }
        return most;
    }

    /** Clause 7.3.3. */
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
