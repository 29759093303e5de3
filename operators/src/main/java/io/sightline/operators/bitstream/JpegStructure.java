package io.sightline.operators.bitstream;

import java.util.Locale;

/**
 * Walks the markers of a JPEG file (ITU-T T.81, annex B) from its start to its end-of-image marker.
 * Image libraries fill the missing part of a truncated file with grey without an error; this walk
 * reports it.
 */
final class JpegStructure {
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    private final byte[] jpeg;
    private int at = 2;
    private boolean framed;
    private boolean scanned;

    private JpegStructure(byte[] jpeg) {
        this.jpeg = jpeg;
    }

    /**
     * Checks a file that begins with a start-of-image marker.
     *
     * @throws UndecodableFrameException when it is truncated, not a sequence of markers, or larger
     *     than the maximum
     */
    static void check(byte[] jpeg, long maxPixels) throws UndecodableFrameException {
        new JpegStructure(jpeg).walk(maxPixels);
    }

    private void walk(long maxPixels) throws UndecodableFrameException {
        for (int marker = nextMarker(); marker != END_OF_IMAGE; marker = nextMarker()) {
            if (isStandalone(marker)) {
                continue;
            }
            int length = unsignedShort(at);
            if (length < 2) {
                throw corrupt(
                        String.format(
                                Locale.ROOT,
                                "segment %02X has length %d at byte %d",
                                marker,
                                length,
                                at));
            }
            if (isStartOfFrame(marker)) {
                new PictureSize(unsignedShort(at + 5), unsignedShort(at + 3)).check(maxPixels);
                framed = true;
            }
            at += length;
            if (marker == START_OF_SCAN) {
                scanned = true;
                skipEntropyCodedData();
            }
        }
        if (!framed || !scanned) {
            throw corrupt(
                    String.format(
                            Locale.ROOT,
                            "no image data before the end-of-image marker at byte %d",
                            at));
        }
    }

    /** Reads the marker at the current position, with any fill bytes before it. */
    private int nextMarker() throws UndecodableFrameException {
        if (unsignedByte(at) != 0xFF) {
            throw corrupt(String.format(Locale.ROOT, "expected a marker at byte %d", at));
        }
        int code = 0xFF;
        while (code == 0xFF) {
            code = unsignedByte(++at);
        }
        at++;
        return code;
    }

    /** Moves to the first marker that is neither a stuffed zero nor a restart. */
    private void skipEntropyCodedData() throws UndecodableFrameException {
        while (true) {
            while (unsignedByte(at) != 0xFF) {
                at++;
            }
            int code = unsignedByte(at + 1);
            if (code != 0 && !isStandalone(code)) {
                return;
            }
            at += 2;
        }
    }

    private static boolean isStandalone(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
    }

    private static boolean isStartOfFrame(int marker) {
        boolean tables = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
        return marker >= 0xC0 && marker <= 0xCF && !tables;
    }

    private int unsignedShort(int index) throws UndecodableFrameException {
        return unsignedByte(index) << 8 | unsignedByte(index + 1);
    }

    private int unsignedByte(int index) throws UndecodableFrameException {
        if (index >= jpeg.length) {
            throw new UndecodableFrameException(
                    DecodeReason.TRUNCATED,
                    String.format(
                            Locale.ROOT,
                            "the JPEG ends after %d bytes without an end-of-image marker",
                            jpeg.length));
        }
        return Byte.toUnsignedInt(jpeg[index]);
    }

    private static UndecodableFrameException corrupt(String detail) {
        return new UndecodableFrameException(DecodeReason.CORRUPT, "broken JPEG: " + detail);
    }
}
