package io.sightline.operators.bitstream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** Walks the chunks of a PNG file (ISO/IEC 15948) and checks each one's CRC. */
final class PngStructure {
    private static final int SIGNATURE_BYTES = 8;
    private static final int CHUNK_FRAME_BYTES = 12; // length, type and CRC
    private static final int HEADER_BYTES = 13;

    /** A decoder may inflate each of them to megabytes. Encoders write a dozen. */
    private static final int MAX_CHUNKS_BESIDES_PIXELS = 200;

    private PngStructure() {}

    /**
     * Checks a file that begins with the PNG signature.
     *
     * @throws UndecodableFrameException when it ends before its IEND chunk, a chunk is damaged, or
     *     the picture is larger than allowed
     */
    static void check(byte[] png, long maxPixels) throws UndecodableFrameException {
        ByteBuffer file = ByteBuffer.wrap(png).position(SIGNATURE_BYTES);
        String chunk = nextChunk(file);
        if (!chunk.equals("IHDR")) {
            throw corrupt("the first chunk is %s, not IHDR".formatted(chunk));
        }
        if (file.position() != SIGNATURE_BYTES + CHUNK_FRAME_BYTES + HEADER_BYTES) {
            throw corrupt(
                    String.format(
                            Locale.ROOT, "the IHDR chunk does not have %d bytes", HEADER_BYTES));
        }
        int header = SIGNATURE_BYTES + 8;
        new PictureSize(
                        Integer.toUnsignedLong(file.getInt(header)),
                        Integer.toUnsignedLong(file.getInt(header + 4)))
                .check(maxPixels);
        boolean pixels = false;
        int others = 0;
        while (!chunk.equals("IEND")) {
            chunk = nextChunk(file);
            if (chunk.equals("IDAT")) {
                pixels = true;
            } else {
                others++;
            }
            if (others > MAX_CHUNKS_BESIDES_PIXELS) {
                throw new UndecodableFrameException(
                        DecodeReason.TOO_LARGE,
                        "the PNG has more than "
                                + MAX_CHUNKS_BESIDES_PIXELS
                                + " chunks besides its pixels, the maximum");
            }
        }
        if (!pixels) {
            throw corrupt("no IDAT chunk");
        }
    }

    /** Moves past the next chunk and names it. */
    private static String nextChunk(ByteBuffer file) throws UndecodableFrameException {
        int start = file.position();
        if (file.remaining() < CHUNK_FRAME_BYTES) {
            throw truncated(file);
        }
        long length = Integer.toUnsignedLong(file.getInt(start));
        if (file.remaining() - CHUNK_FRAME_BYTES < length) {
            throw truncated(file);
        }
        int crcAt = start + 8 + (int) length;
        byte[] name = new byte[4];
        file.get(start + 4, name);
        CRC32 crc = new CRC32();
        crc.update(file.slice(start + 4, crcAt - start - 4));
        if ((int) crc.getValue() != file.getInt(crcAt)) {
            throw corrupt(
                    String.format(Locale.ROOT, "the CRC of the chunk at byte %d is wrong", start));
        }
        file.position(crcAt + 4);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static UndecodableFrameException truncated(ByteBuffer file) {
        return new UndecodableFrameException(
                DecodeReason.TRUNCATED,
                String.format(
                        Locale.ROOT,
                        "the PNG ends after %d bytes without an IEND chunk",
                        file.limit()));
    }

    private static UndecodableFrameException corrupt(String detail) {
        return new UndecodableFrameException(DecodeReason.CORRUPT, "broken PNG: " + detail);
    }
}
