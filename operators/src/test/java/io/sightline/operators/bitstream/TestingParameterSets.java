package io.sightline.operators.bitstream;

/** Sequence parameter sets of any size. */
public final class TestingParameterSets {
    private TestingParameterSets() {}

    /**
     * A sequence parameter set of H.264, Main profile, 8 bits 4:2:0, without usability information;
     * {@code frame_num} and {@code pic_order_cnt_lsb} have 4 bits.
     *
     * @param width multiple of 16
     * @param height multiple of 16
     * @param references {@code max_num_ref_frames}
     */
    public static byte[] h264(int width, int height, int references) {
        return new TestingBits()
                .fixed(77, 8)
                .fixed(0, 8)
                .fixed(51, 8)
                .code(0)
                .code(0)
                .code(0)
                .code(0)
                .code(references)
                .fixed(0, 1)
                .code(width / 16 - 1)
                .code(height / 16 - 1)
                .fixed(0b1100, 4) // frames only, direct inference, no cropping, no usability
                .unit(0x67);
    }

    /**
     * A sequence parameter set of H.265, 4:2:0.
     *
     * @param held {@code sps_max_dec_pic_buffering}
     * @param depth bits of a component
     */
    public static byte[] h265(int width, int height, int held, int depth) {
        TestingBits set = new TestingBits().fixed(1, 8);
        for (int i = 0; i < 11; i++) {
            set.fixed(0xAA, 8); // profile
        }
        set.fixed(153, 8).code(0).code(1).code(width).code(height).fixed(0, 1);
        set.code(depth - 8).code(depth - 8).code(4).fixed(1, 1);
        return set.code(held - 1).code(0).code(0).code(0).code(3).unit(0x42, 0x01);
    }
}
