package io.sightline.operators.bitstream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Short drawn clips; the README beside the files says how they were made. */
public enum TestingClip {
    /** 30 units in groups of 12, with B-frames. */
    H264_B_FRAMES("h264-bframes.h264", ContentType.H264),
    /** 10 units in groups of 5, without B-frames, smaller than the others. */
    H264_SMALL("h264-small.h264", ContentType.H264),
    /** 30 units with B-frames; the groups after the first begin with a CRA picture. */
    H265_OPEN_GOP("h265-open-gop.h265", ContentType.H265),
    /** 30 units in groups of 12, with B-frames. */
    H265_CLOSED_GOP("h265-closed-gop.h265", ContentType.H265);

    private final String file;
    private final ContentType codec;

    TestingClip(String file, ContentType codec) {
        this.file = file;
        this.codec = codec;
    }

    /** H.264 or H.265. */
    public ContentType codec() {
        return codec;
    }

    /** The access units; each begins with its delimiter. */
    public List<byte[]> units() {
        int delimiter = codec == ContentType.H264 ? 9 : 35;
        List<ByteArrayOutputStream> units = new ArrayList<>();
        for (NalUnit unit : NalUnit.split(bytes())) {
            if (unit.type(codec) == delimiter) {
                units.add(new ByteArrayOutputStream());
            }
            units.get(units.size() - 1).writeBytes(unit.withStartCode());
        }
        return units.stream().map(ByteArrayOutputStream::toByteArray).toList();
    }

    private byte[] bytes() {
        try (InputStream stream = TestingClip.class.getResourceAsStream(file)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
