package io.sightline.operators.bitstream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One network abstraction layer unit within an Annex B byte stream (ITU-T H.264 and H.265, annex
 * B): the bytes between two start codes, without the zeros that may follow them. Types are those of
 * table 7-1 of both standards.
 *
 * @param stream the bytes that contain it, not copied; the caller must not change them
 * @param start index of its first header byte
 * @param end index after its last byte
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: units are never compared
public record NalUnit(byte[] stream, int start, int end) {
    private static final int START_CODE_BYTES = 3;

    /** Required before parameter sets and at the start of an access unit. */
    private static final byte[] LONG_START_CODE = {0, 0, 0, 1};

    /** The header of H.265; an H.264 unit of one byte only ends a sequence or the stream. */
    private static final int SHORTEST_BYTES = 2;

    /**
     * The units of a stream, in order, without those of less than two bytes; empty when the stream
     * does not begin with a start code.
     */
    public static List<NalUnit> split(byte[] stream) {
        try {
            return split(stream, Integer.MAX_VALUE);
        } catch (UndecodableFrameException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The same, of a stream that anybody sent.
     *
     * @param maxUnits how many it may have, including those of less than two bytes
     * @throws UndecodableFrameException when it has more
     */
    static List<NalUnit> split(byte[] stream, int maxUnits) throws UndecodableFrameException {
        List<NalUnit> units = new ArrayList<>();
        Optional<NalUnit> unit = first(stream);
        int count = 0;
        while (unit.isPresent()) {
            count++;
            if (count > maxUnits) {
                throw new UndecodableFrameException(
                        DecodeReason.TOO_LARGE,
                        "the frame has more than " + maxUnits + " NAL units, the maximum");
            }
            if (unit.get().end - unit.get().start >= SHORTEST_BYTES) {
                units.add(unit.get());
            }
            unit = unit.get().next();
        }
        return units;
    }

    /** The first unit; empty when the stream does not begin with a start code and a header. */
    static Optional<NalUnit> first(byte[] stream) {
        int code = startCode(stream, 0);
        for (int i = 0; i < code; i++) {
            if (stream[i] != 0) {
                return Optional.empty();
            }
        }
        return at(stream, code);
    }

    private Optional<NalUnit> next() {
        return at(stream, startCode(stream, end));
    }

    private static Optional<NalUnit> at(byte[] stream, int code) {
        int start = code + START_CODE_BYTES;
        if (start + SHORTEST_BYTES > stream.length) {
            return Optional.empty();
        }
        int end = startCode(stream, start);
        while (end > start && stream[end - 1] == 0) {
            end--;
        }
        return Optional.of(new NalUnit(stream, start, end));
    }

    /** Index of the next {@code 00 00 01} at or after an index, the length when there is none. */
    private static int startCode(byte[] stream, int from) {
        int i = from;
        while (i + 2 < stream.length) {
            if (stream[i + 2] > 1 || stream[i + 2] < 0) {
                i += 3;
            } else if (stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == 1) {
                return i;
            } else {
                i++;
            }
        }
        return stream.length;
    }

    /**
     * {@code nal_unit_type}; -1 for a unit of an H.265 enhancement layer.
     *
     * @param codec H.264 or H.265
     */
    public int type(ContentType codec) {
        if (codec == ContentType.H264) {
            return stream[start] & 0x1F;
        }
        int layer = (stream[start] & 1) << 5 | Byte.toUnsignedInt(stream[start + 1]) >> 3;
        return layer == 0 ? stream[start] >> 1 & 0x3F : -1;
    }

    /** Whether it is an SPS or a PPS, in H.265 also a VPS, of the base layer. */
    public boolean isParameterSet(ContentType codec) {
        int type = type(codec);
        return codec == ContentType.H264 ? type == 7 || type == 8 : type >= 32 && type <= 34;
    }

    /** Whether it is an SPS of the base layer. */
    boolean isSequenceParameterSet(ContentType codec) {
        return type(codec) == (codec == ContentType.H264 ? 7 : 33);
    }

    /** Whether it has no part of a picture but is of a type that comes with pictures. */
    boolean accompaniesPictures(ContentType codec) {
        int type = type(codec);
        return codec == ContentType.H264
                ? type >= 6 && type <= 20
                : type == -1 || (type >= 32 && type <= 40);
    }

    /** {@code nal_ref_idc} of an H.264 unit: 0 when no picture refers to it. */
    int referenceIdc() {
        return stream[start] >> 5 & 3;
    }

    /** Whether it contains part of a picture of the base layer. */
    boolean isSlice(ContentType codec) {
        int type = type(codec);
        return codec == ContentType.H264 ? type >= 1 && type <= 5 : type >= 0 && type < 32;
    }

    /** Whether a slice contains the first block of its picture: the first flag or code says so. */
    boolean startsPicture(ContentType codec) {
        int payload = start + (codec == ContentType.H264 ? 1 : 2);
        return payload < end && stream[payload] < 0;
    }

    /** Whether it is an access unit delimiter, which must stay the first unit. */
    public boolean isDelimiter(ContentType codec) {
        return type(codec) == (codec == ContentType.H264 ? 9 : 35);
    }

    /**
     * The codec that the header matches. The two headers overlap: the base layer of H.265 leaves
     * the last bit of the first byte and the upper bits of the second zero, where H.264 has an odd
     * type or, in a parameter set, the upper bits set. An H.264 SEI message (06) matches both and
     * counts as H.264, which it almost always is.
     */
    Optional<ContentType> codec() {
        int first = Byte.toUnsignedInt(stream[start]);
        int second = Byte.toUnsignedInt(stream[start + 1]);
        boolean h265 = (first & 0x81) == 0 && second >= 1 && second <= 7 && first != 0x06;
        if (h265) {
            return Optional.of(ContentType.H265);
        }
        boolean h264 = first < 0x80 && List.of(1, 5, 6, 7, 8, 9).contains(type(ContentType.H264));
        return h264 ? Optional.of(ContentType.H264) : Optional.empty();
    }

    /** A copy of the unit's bytes with a start code of four bytes before them. */
    public byte[] withStartCode() {
        int length = end - start;
        byte[] bytes = Arrays.copyOf(LONG_START_CODE, LONG_START_CODE.length + length);
        System.arraycopy(stream, start, bytes, LONG_START_CODE.length, length);
        return bytes;
    }

    /**
     * The payload after the header with the emulation prevention bytes (the 03 of {@code 00 00 03})
     * removed.
     */
    byte[] payload(int headerBytes) {
        return payload(headerBytes, Integer.MAX_VALUE);
    }

    /** The beginning of the payload, of at most so many bytes of the unit. */
    byte[] payload(int headerBytes, int maxBytes) {
        int from = start + headerBytes;
        int to = (int) Math.min(end, from + (long) maxBytes);
        byte[] payload = new byte[Math.max(0, to - from)];
        int length = 0;
        int zeros = 0;
        for (int i = from; i < to; i++) {
            if (zeros >= 2 && stream[i] == 3) {
                zeros = 0;
                continue;
            }
            zeros = stream[i] == 0 ? zeros + 1 : 0;
            payload[length++] = stream[i];
        }
        return Arrays.copyOf(payload, length);
    }
}
