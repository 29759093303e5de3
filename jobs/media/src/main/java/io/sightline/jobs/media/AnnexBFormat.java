package io.sightline.jobs.media;

import io.sightline.operators.bitstream.ContentType;
import java.io.ByteArrayOutputStream;

/**
 * How a container stores H.264 or H.265, and its conversion to Annex B: units with their length in
 * front (MP4, MKV, FLV) get start codes; Annex B (MPEG-TS, raw streams, RTP) stays as it is.
 *
 * <p>FFmpeg's filters for the same purpose put the parameter sets of the container in front of a
 * keyframe, also after those that the keyframe has itself, and the decoder then uses the wrong ones
 * (ISO/IEC 14496-15: with {@code avc3} and {@code hev1}, sets in band replace those of the
 * container).
 */
final class AnnexBFormat {
    private static final byte[] START_CODE = {0, 0, 0, 1};
    private static final int AVC_HEADER_BYTES = 6;
    private static final int AVC_LENGTH_SIZE_AT = 4;
    private static final int HEVC_HEADER_BYTES = 23;
    private static final int HEVC_LENGTH_SIZE_AT = 21;

    /** Bytes of the length in front of each unit; 0 for Annex B. */
    private final int lengthBytes;

    private final byte[] parameterSets;

    private AnnexBFormat(int lengthBytes, byte[] parameterSets) {
        this.lengthBytes = lengthBytes;
        this.parameterSets = parameterSets;
    }

    /**
     * The format of a stream.
     *
     * @param codec H.264 or H.265
     * @param extradata the container's description of the stream: an AVC or HEVC decoder
     *     configuration record, parameter sets in Annex B, or nothing
     */
    static AnnexBFormat of(ContentType codec, byte[] extradata) {
        if (isConfigurationRecord(codec, extradata)) {
            return codec == ContentType.H264 ? avc(extradata) : hevc(extradata);
        }
        return new AnnexBFormat(0, extradata.clone());
    }

    private static boolean isConfigurationRecord(ContentType codec, byte[] extradata) {
        boolean startCode =
                extradata.length >= 3
                        && extradata[0] == 0
                        && extradata[1] == 0
                        && (extradata[2] == 1 || extradata[2] == 0);
        int header = codec == ContentType.H264 ? AVC_HEADER_BYTES : HEVC_HEADER_BYTES;
        return !startCode && extradata.length >= header;
    }

    private static AnnexBFormat avc(byte[] record) {
        ByteArrayOutputStream sets = new ByteArrayOutputStream();
        int at = AVC_HEADER_BYTES;
        at = copySets(record, at, record[AVC_HEADER_BYTES - 1] & 0x1F, sets);
        if (at < record.length) {
            copySets(record, at + 1, Byte.toUnsignedInt(record[at]), sets);
        }
        return new AnnexBFormat((record[AVC_LENGTH_SIZE_AT] & 3) + 1, sets.toByteArray());
    }

    private static AnnexBFormat hevc(byte[] record) {
        ByteArrayOutputStream sets = new ByteArrayOutputStream();
        int arrays = Byte.toUnsignedInt(record[HEVC_HEADER_BYTES - 1]);
        int at = HEVC_HEADER_BYTES;
        for (int i = 0; i < arrays && at + 3 <= record.length; i++) {
            at = copySets(record, at + 3, number(record, at + 1, 2), sets);
        }
        return new AnnexBFormat((record[HEVC_LENGTH_SIZE_AT] & 3) + 1, sets.toByteArray());
    }

    /**
     * Copies units with a length of two bytes each. A record that is cut off ends with its last
     * whole unit.
     *
     * @return index after the last one
     */
    private static int copySets(byte[] record, int from, int count, ByteArrayOutputStream sets) {
        int at = from;
        for (int i = 0; i < count; i++) {
            if (at + 2 > record.length || at + 2 + number(record, at, 2) > record.length) {
                return record.length;
            }
            int length = number(record, at, 2);
            write(record, at + 2, length, sets);
            at += 2 + length;
        }
        return at;
    }

    private static int number(byte[] bytes, int at, int length) {
        int value = 0;
        for (int i = at; i < at + length; i++) {
            value = value << 8 | Byte.toUnsignedInt(bytes[i]);
        }
        return value;
    }

    private static void write(byte[] bytes, int at, int length, ByteArrayOutputStream target) {
        if (length > 0) {
            target.writeBytes(START_CODE);
            target.write(bytes, at, length);
        }
    }

    /** The parameter sets that the container holds, in Annex B; empty if it holds none. */
    byte[] parameterSets() {
        return parameterSets.clone();
    }

    /**
     * One access unit in Annex B.
     *
     * @param packet as in the container. A unit that is longer than the rest of the packet is cut
     *     off, and the decoder reports it as damaged
     */
    byte[] convert(byte[] packet) {
        if (lengthBytes == 0) {
            return packet;
        }
        ByteArrayOutputStream unit = new ByteArrayOutputStream(packet.length + 16);
        int at = 0;
        while (at + lengthBytes < packet.length) {
            int length = number(packet, at, lengthBytes);
            at += lengthBytes;
            int present = length < 0 ? packet.length - at : Math.min(length, packet.length - at);
            write(packet, at, present, unit);
            at += present;
        }
        return unit.toByteArray();
    }
}
