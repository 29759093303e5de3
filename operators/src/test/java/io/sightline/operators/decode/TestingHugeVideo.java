package io.sightline.operators.decode;

import io.sightline.operators.bitstream.TestingBits;
import io.sightline.operators.bitstream.TestingImage;
import io.sightline.operators.bitstream.TestingParameterSets;

/** H.264 of large grey pictures in few bytes: a keyframe of one byte a macroblock, skip frames. */
final class TestingHugeVideo {
    private final int width;
    private final int height;
    private final int references;

    /**
     * @param width multiple of 16
     * @param height multiple of 16
     * @param references {@code max_num_ref_frames}
     */
    TestingHugeVideo(int width, int height, int references) {
        this.width = width;
        this.height = height;
        this.references = references;
    }

    private int macroblocks() {
        return width / 16 * (height / 16);
    }

    byte[] parameterSets() {
        byte[] pictureSet =
                new TestingBits()
                        .code(0)
                        .code(0)
                        .fixed(0, 2)
                        .code(0)
                        .code(0)
                        .code(0)
                        .fixed(0, 3)
                        .code(0)
                        .code(0)
                        .code(0)
                        .fixed(0, 3)
                        .unit(0x68);
        return TestingImage.concat(
                TestingParameterSets.h264(width, height, references), pictureSet);
    }

    byte[] keyframe() {
        TestingBits slice = new TestingBits().code(0).code(7).code(0).fixed(0, 4).code(0);
        slice.fixed(0, 4).fixed(0, 2).code(0);
        for (int i = 0; i < macroblocks(); i++) {
            slice.fixed(0b00100_1_1_1, 8); // predicted by the mean, no residue
        }
        return TestingImage.concat(parameterSets(), slice.unit(0x65));
    }

    /** A frame of some bytes that repeats the one before. */
    byte[] skipFrame(int number) {
        return new TestingBits()
                .code(0)
                .code(5)
                .code(0)
                .fixed(number % 16, 4)
                .fixed(2 * number % 16, 4)
                .fixed(0, 3)
                .code(0)
                .code(macroblocks())
                .unit(0x61);
    }

    /** A slice of one skipped macroblock. */
    byte[] slice(int macroblock, int number) {
        return new TestingBits()
                .code(macroblock)
                .code(5)
                .code(0)
                .fixed(number % 16, 4)
                .fixed(2 * number % 16, 4)
                .fixed(0, 3)
                .code(0)
                .code(1)
                .unit(0x61);
    }
}
