package io.sightline.operators.bitstream;

import java.util.Locale;

/**
 * Walks the markers of a JPEG file (ITU-T T.81, annex B) from its start to its end-of-image marker.
 * Image libraries fill the missing part of a truncated file with grey without an error; this walk
 * reports it. Like libjpeg it skips bytes between segments that belong to nothing.
 */
final class JpegStructure {
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    private final byte[] jpeg;
    private final JpegScans scans = new JpegScans();
    private int at = 2;
    private boolean framed;
    private boolean junk;
    private boolean endMissing;

    private JpegStructure(byte[] jpeg) {
        this.jpeg = jpeg;
    }

    /**
     * Checks a file that begins with a start-of-image marker.
     *
     * @return which faults it has that decoders tolerate
     * @throws UndecodableFrameException when it is truncated, not a sequence of markers, or larger
     *     than the maximum
     */
    static ImageCondition check(byte[] jpeg, long maxPixels) throws UndecodableFrameException {
        JpegStructure structure = new JpegStructure(jpeg);
        structure.walk(maxPixels);
        return new ImageCondition(structure.junk, structure.endMissing);
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
                scans.frame(marker, components(at + 7, 3));
                framed = true;
            }
            if (marker == START_OF_SCAN) {
                readScanHeader();
            }
            at += length;
            if (marker == START_OF_SCAN && !skipEntropyCodedData()) {
                if (!framed || !scans.areComplete()) {
                    throw truncated();
                }
                endMissing = true;
                return;
            }
        }
        if (!framed || !scans.any()) {
            throw corrupt(
                    String.format(
                            Locale.ROOT,
                            "no image data before the end-of-image marker at byte %d",
                            at));
        }
    }

    /** The ids of a list of components: its length, then entries of so many bytes. */
    private int[] components(int index, int entryBytes) throws UndecodableFrameException {
        int[] ids = new int[unsignedByte(index)];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = unsignedByte(index + 1 + i * entryBytes);
        }
        return ids;
    }

    private void readScanHeader() throws UndecodableFrameException {
        int[] components = components(at + 2, 2);
        int spectrum = at + 3 + components.length * 2;
        scans.scan(
                components,
                unsignedByte(spectrum),
                unsignedByte(spectrum + 1),
                unsignedByte(spectrum + 2) & 0x0F);
    }

    /** Reads the next marker, with any fill bytes before it, and skips what is no marker. */
    private int nextMarker() throws UndecodableFrameException {
        while (true) {
            while (unsignedByte(at) != 0xFF) {
                junk = true;
                at++;
            }
            int code = 0xFF;
            while (code == 0xFF) {
                code = unsignedByte(++at);
            }
            at++;
            if (code != 0) {
                return code;
            }
            junk = true;
        }
    }

    /**
     * Moves to the first marker that is neither a stuffed zero nor a restart.
     *
     * @return false when the file ends before
     */
    private boolean skipEntropyCodedData() {
        while (true) {
            while (at < jpeg.length && jpeg[at] != -1) {
                at++;
            }
            if (at + 1 >= jpeg.length) {
                return false;
            }
            int code = Byte.toUnsignedInt(jpeg[at + 1]);
            if (code != 0 && !isStandalone(code)) {
                return true;
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
            throw truncated();
        }
        return Byte.toUnsignedInt(jpeg[index]);
    }

    private UndecodableFrameException truncated() {
        return new UndecodableFrameException(
                DecodeReason.TRUNCATED,
                String.format(
                        Locale.ROOT,
                        "the JPEG ends after %d bytes without an end-of-image marker",
                        jpeg.length));
    }

    private static UndecodableFrameException corrupt(String detail) {
        return new UndecodableFrameException(DecodeReason.CORRUPT, "broken JPEG: " + detail);
    }
}
