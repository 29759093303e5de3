package io.sightline.operators.bitstream;

import java.nio.ByteBuffer;

/**
 * Recognises H.264 and H.265 as MP4 stores it (ISO/IEC 14496-15): a length before each NAL unit,
 * where Annex B has a start code.
 */
final class LengthPrefixedUnits {
    private static final int LENGTH_BYTES = 4;

    /** A header of H.265. */
    private static final int SHORTEST_BYTES = 2;

    private LengthPrefixedUnits() {}

    /**
     * Whether bytes are one or more units with lengths of four bytes, up to the last byte. An
     * access unit in which the first length is 256 to 511 also begins with a start code.
     */
    static boolean match(byte[] encoded) {
        ByteBuffer units = ByteBuffer.wrap(encoded);
        while (units.remaining() >= LENGTH_BYTES + SHORTEST_BYTES) {
            int length = units.getInt();
            boolean forbiddenBit = units.get(units.position()) < 0;
            if (length < SHORTEST_BYTES || length > units.remaining() || forbiddenBit) {
                return false;
            }
            units.position(units.position() + length);
        }
        return encoded.length > 0 && units.remaining() == 0;
    }
}
