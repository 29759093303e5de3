package io.sightline.operators.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
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
    void refusesAJpegCutAnywhere() {
        for (int length = 3; length < jpeg.length; length++) {
            byte[] cut = Arrays.copyOf(jpeg, length);
            assertRefused(
                    () -> JpegStructure.check(cut, MAX_PIXELS),
                    DecodeReason.TRUNCATED,
                    String.format(Locale.ROOT, "the JPEG ends after %d bytes", length));
        }
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
    void refusesAJpegWithBytesThatAreNoMarker() {
        byte[] broken = jpeg.clone();
        broken[2] = 0;
        assertRefused(
                () -> JpegStructure.check(broken, MAX_PIXELS),
                DecodeReason.CORRUPT,
                "expected a marker at byte 2");
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
