package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Interpolation;
import io.sightline.operators.bitstream.ContentType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What native memory a further camera of a task takes. */
class CameraMemoryTest {
    private static final int FURTHER_CAMERAS = 16;
    private static final long MAX_BYTES_PER_CAMERA = 12_000_000;

    @Test
    void aFurtherCameraOf720pTakesAtMostTwelveMegabytes() {
        List<byte[]> units = TestingH264Encoder.units(1280, 720, 12);
        DecodePolicy policy = DecodePolicy.forInput(512, 288, Interpolation.PYRAMID);
        try (FrameDecoder decoder = new FrameDecoder(policy, DecodeListener.NONE)) {
            List<CameraStore> stores = new ArrayList<>();
            show(decoder, units, stores, 1);
            long one = TestingNativeMemory.bytes();
            show(decoder, units, stores, FURTHER_CAMERAS);
            assertThat(decoder.openDecoders()).isEqualTo(1 + FURTHER_CAMERAS);
            assertThat(TestingNativeMemory.bytes() - one)
                    .isLessThan(FURTHER_CAMERAS * MAX_BYTES_PER_CAMERA);
        }
    }

    /** Frame by frame, as cameras send: all of their decoders are in use at the same time. */
    private static void show(
            FrameDecoder decoder, List<byte[]> units, List<CameraStore> stores, int more) {
        int first = stores.size();
        for (int i = 0; i < more; i++) {
            stores.add(new MemoryCameraStore());
        }
        for (int seq = 0; seq < units.size(); seq++) {
            for (int camera = first; camera < stores.size(); camera++) {
                Decoding decoding =
                        decoder.decode(
                                TestingFrame.of("cam-" + camera)
                                        .seq(seq)
                                        .contentType(ContentType.H264.mimeType())
                                        .bytes(units.get(seq)),
                                stores.get(camera));
                assertThat(TestingOutcome.verdicts(decoding.outcomes()))
                        .containsExactly(seq + " ok");
            }
        }
    }
}
