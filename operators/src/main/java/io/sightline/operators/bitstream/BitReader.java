package io.sightline.operators.bitstream;

/**
 * Reads a payload bit by bit, including the Exp-Golomb codes of H.264 and H.265 (clause 9 of both).
 */
final class BitReader {
    private static final int LONGEST_CODE = 32;

    private final byte[] bytes;
    private final String what;
    private long position;

    /** Reads a parameter set. */
    BitReader(byte[] bytes) {
        this(bytes, "a parameter set");
    }

    /**
     * @param what name of the bytes in messages, with an article
     */
    BitReader(byte[] bytes, String what) {
        this.bytes = bytes;
        this.what = what;
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
            long index = position >> 3;
            if (index >= bytes.length) {
                throw new UndecodableFrameException(DecodeReason.CORRUPT, what + " is truncated");
            }
            value = value << 1 | (bytes[(int) index] >> (7 - (position & 7)) & 1);
            position++;
        }
        return value;
    }

    /** {@code ue(v)}. */
    long unsigned() throws UndecodableFrameException {
        int zeros = 0;
        while (!flag()) {
            zeros++;
            if (zeros > LONGEST_CODE) {
                throw new UndecodableFrameException(
                        DecodeReason.CORRUPT, what + " contains a number of more than 32 bits");
            }
        }
        return (1L << zeros) - 1 + bits(zeros);
    }

    /** {@code ue(v)} that the standard limits to a maximum. */
    int unsigned(int maximum) throws UndecodableFrameException {
        long value = unsigned();
        if (value > maximum) {
            throw new UndecodableFrameException(
                    DecodeReason.CORRUPT,
                    what + " contains " + value + " where at most " + maximum + " is valid");
        }
        return (int) value;
    }

    /** {@code se(v)}. */
    long signed() throws UndecodableFrameException {
        long code = unsigned();
        return (code & 1) == 1 ? (code + 1) / 2 : -code / 2;
    }
}
