package io.sightline.jobs.feed;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** H.264 as RTP packets (RFC 6184), interleaved with an RTSP connection (RFC 2326, 10.12). */
final class TestingRtpWriter {
    private static final int HEADER_BYTES = 12;
    private static final int MAX_PAYLOAD_BYTES = 300;
    private static final int TICKS_PER_MILLI = 90;
    private static final int FU_A = 28;

    private final DataOutputStream out;
    private final int payloadType;
    private int sequence;

    TestingRtpWriter(DataOutputStream out, int payloadType) {
        this.out = out;
        this.payloadType = payloadType;
    }

    void writeAccessUnit(List<byte[]> nalUnits, long ptsMillis) throws IOException {
        for (int i = 0; i < nalUnits.size(); i++) {
            writeNalUnit(nalUnits.get(i), ptsMillis, i == nalUnits.size() - 1);
        }
    }

    private void writeNalUnit(byte[] unit, long ptsMillis, boolean last) throws IOException {
        if (unit.length <= MAX_PAYLOAD_BYTES) {
            writeHeader(unit.length, ptsMillis, last);
            out.write(unit);
        } else {
            writeFragments(unit, ptsMillis, last);
        }
    }

    private void writeFragments(byte[] unit, long ptsMillis, boolean last) throws IOException {
        for (int from = 1; from < unit.length; from += MAX_PAYLOAD_BYTES) {
            int length = Math.min(unit.length - from, MAX_PAYLOAD_BYTES);
            boolean end = from + length == unit.length;
            writeHeader(2 + length, ptsMillis, last && end);
            out.writeByte((unit[0] & 0xe0) | FU_A);
            out.writeByte((from == 1 ? 0x80 : 0) | (end ? 0x40 : 0) | (unit[0] & 0x1f));
            out.write(unit, from, length);
        }
    }

    private void writeHeader(int payloadBytes, long ptsMillis, boolean marker) throws IOException {
        out.writeByte('$');
        out.writeByte(0);
        out.writeShort(HEADER_BYTES + payloadBytes);
        out.writeByte(0x80);
        out.writeByte((marker ? 0x80 : 0) | payloadType);
        out.writeShort(sequence++);
        out.writeInt((int) (ptsMillis * TICKS_PER_MILLI));
        out.writeInt(1);
    }
}
