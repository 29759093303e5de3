package io.sightline.operators.decode;

import io.sightline.operators.bitstream.TestingImage;
import java.util.Arrays;
import java.util.Random;

/** Ways in which an encoded frame goes wrong on its way, or is made wrong on purpose. */
enum TestingMutation {
    /** Some bits fall over. */
    BIT_FLIPS {
        @Override
        byte[] apply(byte[] frame, byte[] other, Random random) {
            byte[] flipped = frame.clone();
            for (int flips = 1 + random.nextInt(20); flips > 0; flips--) {
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return flipped;
        }
    },
    /** The end is missing, or all of it. */
    TRUNCATION {
        @Override
        byte[] apply(byte[] frame, byte[] other, Random random) {
            return Arrays.copyOf(frame, random.nextInt(frame.length));
        }
    },
    /** A piece amid it is missing. */
    HOLE {
        @Override
        byte[] apply(byte[] frame, byte[] other, Random random) {
            int from = random.nextInt(frame.length);
            int to = from + random.nextInt(frame.length - from);
            return TestingImage.concat(
                    Arrays.copyOf(frame, from), Arrays.copyOfRange(frame, to, frame.length));
        }
    },
    /** The beginning of one frame, the end of another. */
    SPLICE {
        @Override
        byte[] apply(byte[] frame, byte[] other, Random random) {
            return TestingImage.concat(
                    Arrays.copyOf(frame, random.nextInt(frame.length)),
                    Arrays.copyOfRange(other, random.nextInt(other.length), other.length));
        }
    },
    /** The first bytes are those of another frame. */
    SWAPPED_HEADER {
        @Override
        byte[] apply(byte[] frame, byte[] other, Random random) {
            int length = Math.min(1 + random.nextInt(64), Math.min(frame.length, other.length));
            byte[] swapped = frame.clone();
            System.arraycopy(other, 0, swapped, 0, length);
            return swapped;
        }
    },
    /** The header promises another size, mostly a giant one. */
    OTHER_SIZE {
        @Override
        byte[] apply(byte[] frame, byte[] other, Random random) {
            return TestingSize.changed(frame, random);
        }
    },
    /** A run of bytes is of one value: zeros, or start codes and markers. */
    BLOT {
        @Override
        byte[] apply(byte[] frame, byte[] other, Random random) {
            byte[] blotted = frame.clone();
            int from = random.nextInt(frame.length);
            int to = Math.min(frame.length, from + 1 + random.nextInt(40));
            Arrays.fill(blotted, from, to, new byte[] {0, 1, -1}[random.nextInt(3)]);
            return blotted;
        }
    },
    /** The bytes are right, but their content type is not; see {@link TestingMutatedCamera}. */
    WRONG_CONTENT_TYPE {
        @Override
        byte[] apply(byte[] frame, byte[] other, Random random) {
            return frame;
        }
    };

    /**
     * The frame gone wrong.
     *
     * @param frame stays as it is; not empty
     * @param other another frame, of any kind; not empty
     */
    abstract byte[] apply(byte[] frame, byte[] other, Random random);
}
