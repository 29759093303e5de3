package io.sightline.operators.bitstream;

import java.util.Optional;

/**
 * A place in a stream of H.264 where decoding can start without an IDR picture: the SEI message of
 * payload type 6 (clauses D.1.8 and D.2.8).
 *
 * @param frames {@code recovery_frame_cnt}: how many frame numbers later pictures are right; 0 when
 *     the picture itself is
 * @param exact {@code exact_match_flag}: whether they are then equal to those of a decoder that
 *     started earlier
 * @param brokenLink {@code broken_link_flag}: whether pictures that are shown before it are wrong
 *     in every decoder
 */
public record RecoveryPoint(int frames, boolean exact, boolean brokenLink) {
    private static final int SEI = 6;
    private static final int PAYLOAD_TYPE = 6;
    private static final int MAX_FRAMES = 65_535;

    /** An SEI unit is searched up to here: the message is small and usually early. */
    private static final int MAX_SEI_BYTES = 1024;

    /** The recovery point in an SEI unit of H.264; empty when it has none. */
    static Optional<RecoveryPoint> of(NalUnit unit) {
        if (unit.type(ContentType.H264) != SEI) {
            return Optional.empty();
        }
        byte[] payload = unit.payload(1, MAX_SEI_BYTES);
        int at = 0;
        while (at + 2 <= payload.length) {
            int type = 0;
            while (at < payload.length - 1 && payload[at] == -1) {
                type += 255;
                at++;
            }
            type += Byte.toUnsignedInt(payload[at++]);
            int length = 0;
            while (at < payload.length - 1 && payload[at] == -1) {
                length += 255;
                at++;
            }
            length += at < payload.length ? Byte.toUnsignedInt(payload[at++]) : 0;
            if (type == PAYLOAD_TYPE) {
                return read(payload, at);
            }
            at += length;
        }
        return Optional.empty();
    }

    private static Optional<RecoveryPoint> read(byte[] payload, int at) {
        BitReader bits = new BitReader(payload, "a recovery point");
        bits.skip(8 * at);
        try {
            return Optional.of(
                    new RecoveryPoint(bits.unsigned(MAX_FRAMES), bits.flag(), bits.flag()));
        } catch (UndecodableFrameException broken) {
            return Optional.empty();
        }
    }
}
