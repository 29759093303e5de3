package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Interpolation;
import io.sightline.operators.bitstream.AccessUnit;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.TestingClip;
import io.sightline.operators.bitstream.TestingImage;
import io.sightline.operators.bitstream.TestingParameterSets;
import io.sightline.operators.frame.EncodedFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Small records made to occupy a worker or its memory. The bounds are generous: without the checks
 * that they are for, such records take minutes and gigabytes.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFramesTest {
    private static final DecodePolicy POLICY = DecodePolicy.forInput(48, 32, Interpolation.PYRAMID);
    private static final int WIDTH = 4096;
    private static final int HEIGHT = 2176;
    private static final int RECORD_BYTES = 1_000_000;
    private static final long MAX_NANOS_PER_RECORD = TimeUnit.SECONDS.toNanos(60);
    private static final long SLACK_BYTES = 256 << 20;

    @Test
    void boundsTheTimeOfAJpegOfManyScans() {
        byte[] progressive = TestingImage.progressiveJpeg(WIDTH, HEIGHT);
        assertThat(verdicts("", TestingImage.withScans(progressive, 100))).containsExactly("0 ok");
        assertThat(verdicts("", TestingImage.withScans(progressive, 300)))
                .containsExactly("0 too-large");
        byte[] baseline = TestingImage.jpeg(640, 480);
        assertThat(verdicts("", TestingImage.withScans(baseline, 300)))
                .containsExactly("0 too-large");
    }

    @Test
    void boundsTheTimeOfAPngOfManyChunks() {
        byte[] png = TestingImage.png(640, 480);
        byte[] header = TestingImage.copy(png, 0, 33);
        byte[] rest = TestingImage.copy(png, 33, png.length);
        byte[] bomb = TestingImage.chunk("zTXt", compressedText(4_000_000));
        byte[] bombs = repeated(bomb, 199 * bomb.length);
        assertThat(verdicts("", TestingImage.concat(header, bombs, rest))).containsExactly("0 ok");
        byte[] empty = repeated(TestingImage.chunk("IDAT", new byte[0]), RECORD_BYTES);
        assertThat(verdicts("", TestingImage.concat(header, empty, rest))).containsExactly("0 ok");
        byte[] others = repeated(TestingImage.chunk("teXt", new byte[0]), RECORD_BYTES);
        assertThat(verdicts("", TestingImage.concat(header, others, rest)))
                .containsExactly("0 too-large");
    }

    @Test
    void boundsTheNalUnitsOfAFrame() {
        byte[][] h264 = {
            {0, 0, 1, 12, (byte) 0x80}, // filler
            {0, 0, 1, 6, 5, 1, 0}, // SEI
            {0, 0, 1, 9, (byte) 0xF0}, // delimiter
            {0, 0, 1, 0x68, (byte) 0xCE}, // picture parameter set
            {0, 0, 1, 0x61, 8} // slice
        };
        byte[] keyframe = TestingClip.H264_SMALL.units().get(0);
        for (byte[] unit : h264) {
            byte[] flood = repeated(unit, RECORD_BYTES);
            assertThat(verdicts("video/h264", TestingImage.concat(flood, keyframe), keyframe))
                    .containsExactly("0 too-large", "1 ok");
        }
        byte[][] h265 = {
            {0, 0, 1, 38 << 1, 1, (byte) 0x80}, // filler
            {0, 0, 1, 39 << 1, 1, 5}, // SEI
            {0, 0, 1, 35 << 1, 1, 0x50}, // delimiter
            {0, 0, 1, 2, 1, 0x55} // slice
        };
        byte[] irap = TestingClip.H265_CLOSED_GOP.units().get(0);
        for (byte[] unit : h265) {
            byte[] flood = repeated(unit, RECORD_BYTES);
            assertThat(verdicts("video/h265", TestingImage.concat(flood, irap), irap))
                    .containsExactly("0 too-large", "1 ok");
        }
    }

    @Test
    void boundsTheSlicesOfAPicture() {
        TestingHugeVideo video = new TestingHugeVideo(64, 64, 1);
        List<byte[]> slices = new ArrayList<>(List.of(video.keyframe()));
        for (int i = 0; i < 17; i++) {
            slices.add(video.slice(i % 16, 1));
        }
        byte[] unit = TestingImage.concat(slices.toArray(new byte[0][]));
        assertThat(verdicts("video/h264", unit, video.keyframe()))
                .containsExactly("0 corrupt", "1 ok");
    }

    @Test
    void boundsTheMemoryOfReferencePictures() {
        TestingHugeVideo hostile = new TestingHugeVideo(WIDTH, HEIGHT, 16);
        assertThat(verdicts("video/h264", hostile.keyframe(), hostile.skipFrame(1)))
                .containsExactly("0 too-large", "1 no-keyframe");
        byte[] h265 =
                TestingImage.concat(
                        TestingParameterSets.h265(WIDTH, HEIGHT, 16, 12),
                        new byte[] {0, 0, 1, 19 << 1, 1, (byte) 0x80});
        assertThat(verdicts("video/h265", h265)).containsExactly("0 too-large");
        TestingHugeVideo beyond = new TestingHugeVideo(7008, 7008, 1);
        assertThat(verdicts("video/h264", beyond.keyframe())).containsExactly("0 too-large");
    }

    @Test
    void staysWithinTheMemoryThatItCountsFor() {
        TestingHugeVideo video = new TestingHugeVideo(WIDTH, HEIGHT, 5);
        List<byte[]> units = new ArrayList<>(List.of(video.keyframe()));
        for (int i = 1; i < 20; i++) {
            units.add(video.skipFrame(i));
        }
        units.add(video.skipFrame(20 + 14)); // a gap in frame_num: pictures are made up
        long before = TestingNativeMemory.bytes();
        try (CameraDecoder decoder = new CameraDecoder(POLICY)) {
            for (int i = 0; i < units.size(); i++) {
                decode(decoder, frame(i, "video/h264", units.get(i)));
            }
            assertThat(TestingNativeMemory.bytes() - before)
                    .isLessThan(
                            AccessUnit.decoderBytes(video.parameterSets(), ContentType.H264)
                                    + SLACK_BYTES);
        }
    }

    private static byte[] compressedText(int length) {
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[length]);
        deflater.finish();
        byte[] deflated = new byte[length / 500];
        int deflatedLength = deflater.deflate(deflated);
        deflater.end();
        return TestingImage.concat(
                new byte[] {'k', 0, 0}, TestingImage.copy(deflated, 0, deflatedLength));
    }

    private static byte[] repeated(byte[] part, int bytes) {
        return TestingImage.concat(
                Collections.nCopies(bytes / part.length, part).toArray(new byte[0][]));
    }

    private static List<String> verdicts(String contentType, byte[]... records) {
        List<DecodeOutcome> outcomes = new ArrayList<>();
        try (CameraDecoder decoder = new CameraDecoder(POLICY)) {
            for (int i = 0; i < records.length; i++) {
                outcomes.addAll(decode(decoder, frame(i, contentType, records[i])));
            }
            outcomes.addAll(decoder.finish());
        }
        return TestingOutcome.verdicts(outcomes);
    }

    private static List<DecodeOutcome> decode(CameraDecoder decoder, EncodedFrame frame) {
        long start = System.nanoTime();
        List<DecodeOutcome> outcomes = decoder.decode(frame);
        assertThat(System.nanoTime() - start).isLessThan(MAX_NANOS_PER_RECORD);
        return outcomes;
    }

    private static EncodedFrame frame(int seq, String contentType, byte[] record) {
        return TestingFrame.of("cam-1").seq(seq).contentType(contentType).bytes(record);
    }
}
