package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.sightline.models.bundle.Interpolation;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.TestingClip;
import io.sightline.operators.bitstream.TestingImage;
import io.sightline.operators.frame.EncodedFrame;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Java memory a frame takes beside the picture that leaves the operator. */
class DecodeAllocationTest {
    private static final int FRAMES = 240;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 144;
    private static final long PICTURE_BYTES = WIDTH * HEIGHT * 3;

    /** A list of outcomes, records, headers of native objects; no pixels and no copy of a frame. */
    private static final long SMALL_CHANGE = 4096;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long seq;

    @ParameterizedTest
    @EnumSource
    void ofVideoIsLittle(TestingClip clip) {
        assertLittleBesideThePictures(clip.codec(), clip.units());
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 640})
    void ofAStillImageIsLittle(int width) {
        assertLittleBesideThePictures(ContentType.JPEG, List.of(TestingImage.jpeg(width, width)));
        assertLittleBesideThePictures(ContentType.PNG, List.of(TestingImage.png(width, width)));
    }

    private void assertLittleBesideThePictures(ContentType type, List<byte[]> values) {
        try (CameraDecoder decoder =
                new CameraDecoder(DecodePolicy.forInput(WIDTH, HEIGHT, Interpolation.PYRAMID))) {
            decodeAll(decoder, frames(type, values));
            List<EncodedFrame> frames = frames(type, values);
            long before = thread.getCurrentThreadAllocatedBytes();
            int pictures = decodeAll(decoder, frames);
            long allocated = thread.getCurrentThreadAllocatedBytes() - before;
            assertThat(pictures).isEqualTo(FRAMES);
            assertThat(allocated / FRAMES - PICTURE_BYTES).isBetween(0L, SMALL_CHANGE);
        }
    }

    private List<EncodedFrame> frames(ContentType type, List<byte[]> values) {
        EncodedFrame[] frames = new EncodedFrame[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            frames[i] =
                    TestingFrame.of("cam-1")
                            .seq(seq++)
                            .contentType(type.mimeType())
                            .bytes(values.get(i % values.size()));
        }
        return List.of(frames);
    }

    /** Decodes the frames; as many pictures are held back at the end as were at the beginning. */
    private static int decodeAll(CameraDecoder decoder, List<EncodedFrame> frames) {
        int pictures = 0;
        for (EncodedFrame frame : frames) {
            for (DecodeOutcome outcome : decoder.decode(frame)) {
                if (outcome instanceof DecodeOutcome.Decoded) {
                    pictures++;
                }
            }
        }
        return pictures;
    }
}
