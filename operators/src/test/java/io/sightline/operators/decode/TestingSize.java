package io.sightline.operators.decode;

import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.NalUnit;
import io.sightline.operators.bitstream.TestingImage;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32;

/** Changes the size that a frame's header promises, and nothing else of it. */
final class TestingSize {
    private static final int[] SIZES = {0, 1, 7, 96, 1_000, 20_000, 65_535};
    private static final int PNG_SIZE = 16;
    private static final int PNG_HEADER = 12;
    private static final int PNG_HEADER_BYTES = 17;

    private TestingSize() {}

    /** The frame with another size; of video, with other bits in its first parameter set. */
    static byte[] changed(byte[] frame, Random random) {
        byte[] changed = frame.clone();
        ByteBuffer bytes = ByteBuffer.wrap(changed);
        int width = SIZES[random.nextInt(SIZES.length)];
        int height = SIZES[random.nextInt(SIZES.length)];
        ContentType type = ContentType.sniff(frame).orElseThrow();
        switch (type) {
            case JPEG -> {
                int frameHeader = TestingImage.indexOfMarker(frame, 0xC0);
                bytes.putShort(frameHeader + 5, (short) height);
                bytes.putShort(frameHeader + 7, (short) width);
            }
            case PNG -> {
                bytes.putInt(PNG_SIZE, width).putInt(PNG_SIZE + 4, height);
                CRC32 crc = new CRC32();
                crc.update(changed, PNG_HEADER, PNG_HEADER_BYTES);
                bytes.putInt(PNG_HEADER + PNG_HEADER_BYTES, (int) crc.getValue());
            }
            case H264, H265 -> {
                // Sizes are codes of some bits, amid others: most bits change one or the next.
                int set = parameterSet(frame, type);
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    int at = Math.min(set + random.nextInt(30), changed.length - 1);
                    changed[at] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return changed;
    }

    /** Where the sequence parameter set begins, or the frame itself when it has none. */
    private static int parameterSet(byte[] frame, ContentType type) {
        int wanted = type == ContentType.H264 ? 7 : 33;
        for (NalUnit unit : NalUnit.split(frame)) {
            if (unit.type(type) == wanted) {
                return unit.start();
            }
        }
        return 0;
    }
}
