package io.sightline.operators.bitstream;

/**
 * Reads a payload bit by bit, including the Exp-Golomb codes of H.264 and H.265 (clause 9 of both).
 */
final class BitReader {
    private final byte[] bytes;
    private long position;

    BitReader(byte[] bytes) {
        this.bytes = bytes;
    }

    void skip(int bits) {
        position += bits;
    }

    boolean flag() throws UndecodableFrameException {
        return bits(1) == 1;
    }

    /** {@code u(n)} for at most 32 bits. */
    long bits(int count) throws UndecodableFrameException {
        long value = 0;
        for (int i = 0; i < count; i++) {
            int index = (int) (position >> 3);
            if (index >= bytes.length) {
                throw new UndecodableFrameException(
                        DecodeReason.CORRUPT, "a parameter set is truncated");
            }
            value = value << 1 | (bytes[index] >> (7 - (position & 7)) & 1);
            position++;
        }
        return value;
    }

    /** {@code ue(v)}. */
    long unsigned() throws UndecodableFrameException {
        int zeros = 0;
        while (!flag()) {
            zeros++;
        }
        if (zeros > 32) {
            throw new UndecodableFrameException(
                    DecodeReason.CORRUPT, "a parameter set contains a number of more than 32 bits");
        }
        return (1L << zeros) - 1 + bits(zeros);
    }

    /** {@code se(v)}. */
    long signed() throws UndecodableFrameException {
        long code = unsigned();
        return (code & 1) == 1 ? (code + 1) / 2 : -code / 2;
    }
}
