package io.sightline.jobs.feed;

import java.util.ArrayList;
import java.util.List;

/**
 * Where one NAL unit lies in an Annex B byte stream (ITU-T H.264, annex B).
 *
 * @param start first byte of its start code
 * @param header its first byte after the start code
 * @param end first byte after it
 */
record NalUnit(int start, int header, int end) {
    /** The NAL units of a byte stream, in order; empty ones are left out. */
    static List<NalUnit> split(byte[] stream) {
        List<NalUnit> units = new ArrayList<>();
        int code = nextStartCode(stream, 0);
        while (code < stream.length) {
            int next = nextStartCode(stream, code + 3);
            int end = next < stream.length && stream[next - 1] == 0 ? next - 1 : next;
            if (code + 3 < end) {
                int start = code > 0 && stream[code - 1] == 0 ? code - 1 : code;
                units.add(new NalUnit(start, code + 3, end));
            }
            code = next;
        }
        return units;
    }

    /** Position of the next {@code 00 00 01}; the length of the stream when there is none. */
    private static int nextStartCode(byte[] stream, int from) {
        for (int i = from; i + 2 < stream.length; i++) {
            if (stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == 1) {
                return i;
            }
        }
        return stream.length;
    }
}
