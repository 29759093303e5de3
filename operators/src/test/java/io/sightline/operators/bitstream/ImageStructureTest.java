package io.sightline.operators.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ImageStructureTest {
    private static final long MAX_PIXELS = 10_000;

    private final byte[] jpeg = TestingImage.jpeg(100, 100);
    private final byte[] png = TestingImage.png(100, 100);

    @Test
    void acceptsWholeFilesUpToTheLimit() {
        assertThatCode(() -> JpegStructure.check(jpeg, MAX_PIXELS)).doesNotThrowAnyException();
        assertThatCode(() -> PngStructure.check(png, MAX_PIXELS)).doesNotThrowAnyException();
    }

    @Test
    void refusesAJpegCutBeforeItsImageData() {
        int scan = TestingImage.indexOfMarker(jpeg, 0xDA) + 14;
        for (int length = 3; length < scan; length++) {
            byte[] cut = Arrays.copyOf(jpeg, length);
            assertRefused(
                    () -> JpegStructure.check(cut, MAX_PIXELS),
                    DecodeReason.TRUNCATED,
                    String.format(Locale.ROOT, "the JPEG ends after %d bytes", length));
        }
    }

    @Test
    void leavesAJpegWithoutItsEndToTheDecoder() throws Exception {
        int scan = TestingImage.indexOfMarker(jpeg, 0xDA) + 14;
        for (int length = scan; length < jpeg.length; length++) {
            assertThat(JpegStructure.check(Arrays.copyOf(jpeg, length), MAX_PIXELS))
                    .isEqualTo(new ImageCondition(false, true));
        }
        assertThat(JpegStructure.check(jpeg, MAX_PIXELS)).isEqualTo(ImageCondition.SOUND);
    }

    @Test
    void refusesAProgressiveJpegThatLacksScans() throws Exception {
        byte[] progressive = TestingImage.progressiveJpeg(100, 100);
        List<Integer> scans = TestingImage.indicesOfMarker(progressive, 0xDA);
        assertThat(scans).hasSizeGreaterThan(2);
        for (int scan : scans) {
            assertRefused(
                    () -> JpegStructure.check(Arrays.copyOf(progressive, scan), MAX_PIXELS),
                    DecodeReason.TRUNCATED,
                    "without an end-of-image marker");
        }
        byte[] endless = Arrays.copyOf(progressive, progressive.length - 2);
        assertThat(JpegStructure.check(endless, MAX_PIXELS).endMissing()).isTrue();
    }

    @Test
    void refusesAJpegOfMoreScansThanAnyEncoderWrites() throws Exception {
        for (byte[] file : List.of(jpeg, TestingImage.progressiveJpeg(100, 100))) {
            assertThat(JpegStructure.check(TestingImage.withScans(file, 100), MAX_PIXELS))
                    .isEqualTo(ImageCondition.SOUND);
            assertRefused(
                    () -> JpegStructure.check(TestingImage.withScans(file, 101), MAX_PIXELS),
                    DecodeReason.TOO_LARGE,
                    "the JPEG has more than 100 scans, the maximum");
        }
    }

    @Test
    void refusesAPngOfMoreChunksThanAnyEncoderWrites() {
        byte[] text = TestingImage.chunk("zTXt", new byte[10]);
        byte[] before = TestingImage.copy(png, 0, 33);
        byte[] many = concat(Collections.nCopies(200, text).toArray(new byte[0][]));
        assertRefused(
                () -> PngStructure.check(concat(before, many, tail(png, 33)), MAX_PIXELS),
                DecodeReason.TOO_LARGE,
                "the PNG has more than 200 chunks besides its pixels, the maximum");
    }

    @Test
    void refusesAPngCutAnywhere() {
        for (int length = 8; length < png.length; length++) {
            byte[] cut = Arrays.copyOf(png, length);
            assertRefused(
                    () -> PngStructure.check(cut, MAX_PIXELS),
                    DecodeReason.TRUNCATED,
                    String.format(Locale.ROOT, "the PNG ends after %d bytes", length));
        }
    }

    @Test
    void refusesAPngWithAnyByteChanged() {
        for (int i = 8; i < png.length; i++) {
            byte[] changed = png.clone();
            changed[i] ^= 0x10;
            assertThatThrownBy(() -> PngStructure.check(changed, MAX_PIXELS))
                    .as("byte %d", i)
                    .isInstanceOf(UndecodableFrameException.class)
                    .hasMessageContaining("PNG");
        }
    }

    @Test
    void refusesPicturesOverTheLimitByTheirHeaderAlone() {
        assertRefused(
                () -> JpegStructure.check(TestingImage.jpeg(101, 100), MAX_PIXELS),
                DecodeReason.TOO_LARGE,
                "101 x 100 pixels exceed the maximum of 10000");
        assertRefused(
                () -> PngStructure.check(TestingImage.emptyPng(20_000, 20_000), 50_000_000),
                DecodeReason.TOO_LARGE,
                "20000 x 20000 pixels exceed the maximum of 50000000");
        assertRefused(
                () -> PngStructure.check(TestingImage.emptyPng(-1, -1), Long.MAX_VALUE / 4),
                DecodeReason.TOO_LARGE,
                "4294967295 x 4294967295 pixels");
    }

    @Test
    void refusesAPictureWithoutPixels() {
        assertRefused(
                () -> PngStructure.check(TestingImage.emptyPng(0, 5), MAX_PIXELS),
                DecodeReason.CORRUPT,
                "the header states 0 x 5 pixels");
    }

    @Test
    void refusesAPngWithAHeaderOfTheWrongLengthOrWithoutData() {
        byte[] signature = Arrays.copyOf(png, 8);
        byte[] end = TestingImage.chunk("IEND", new byte[0]);
        byte[] shortHeader = TestingImage.chunk("IHDR", new byte[4]);
        byte[] header = Arrays.copyOfRange(png, 8, 33);
        assertRefused(
                () -> PngStructure.check(concat(signature, shortHeader, end), MAX_PIXELS),
                DecodeReason.CORRUPT,
                "the IHDR chunk does not have 13 bytes");
        assertRefused(
                () -> PngStructure.check(concat(signature, end), MAX_PIXELS),
                DecodeReason.CORRUPT,
                "the first chunk is IEND, not IHDR");
        assertRefused(
                () -> PngStructure.check(concat(signature, header, end), MAX_PIXELS),
                DecodeReason.CORRUPT,
                "no IDAT chunk");
    }

    @Test
    void refusesAJpegWithoutAPicture() {
        byte[] empty = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};
        assertRefused(
                () -> JpegStructure.check(empty, MAX_PIXELS),
                DecodeReason.CORRUPT,
                "no image data before the end-of-image marker");
    }

    @Test
    void skipsBytesBetweenSegmentsThatAreNoMarker() throws Exception {
        byte[] zeros = concat(Arrays.copyOf(jpeg, 2), new byte[600], tail(jpeg, 2));
        byte[] stuffed = concat(Arrays.copyOf(jpeg, 2), new byte[] {-1, 0, 7}, tail(jpeg, 2));
        byte[] field = TestingField.bytes("jpeg-junk-before-marker.jpg");
        for (byte[] file : List.of(zeros, stuffed, field)) {
            assertThat(JpegStructure.check(file, 160 * 96))
                    .isEqualTo(new ImageCondition(true, false));
        }
    }

    @Test
    void passesOverFillBytesRestartMarkersAndTrailingBytes() {
        byte[] filled = concat(Arrays.copyOf(jpeg, 2), new byte[] {-1, -1}, tail(jpeg, 2));
        byte[] restarted =
                concat(
                        Arrays.copyOf(jpeg, jpeg.length - 2),
                        new byte[] {-1, (byte) 0xD3, 0x55, -1, 0},
                        tail(jpeg, jpeg.length - 2));
        byte[] trailed = concat(jpeg, new byte[100]);
        for (byte[] file : new byte[][] {filled, restarted, trailed}) {
            assertThatCode(() -> JpegStructure.check(file, MAX_PIXELS)).doesNotThrowAnyException();
        }
    }

    private static byte[] tail(byte[] bytes, int from) {
        return TestingImage.copy(bytes, from, bytes.length);
    }

    private static byte[] concat(byte[]... parts) {
        return TestingImage.concat(parts);
    }

    private static void assertRefused(ThrowingCallable check, DecodeReason reason, String message) {
        assertThatThrownBy(check)
                .isInstanceOfSatisfying(
                        UndecodableFrameException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessageContaining(message);
    }
}
