package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.Interpolation;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.DecodeReason;
import io.sightline.operators.bitstream.TestingField;
import io.sightline.operators.bitstream.TestingImage;
import io.sightline.operators.bitstream.UndecodableFrameException;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageDecoderTest {
    private static final int INPUT = 32;

    @SuppressWarnings("MustBeClosedChecker") // closed after each test
    private final ImageDecoder decoder =
            new ImageDecoder(DecodePolicy.forInput(INPUT, INPUT, Interpolation.PYRAMID));

    @AfterEach
    void close() {
        decoder.close();
    }

    @Test
    void scalesTheWholePictureToTheInputInRgbOrder() throws Exception {
        for (byte[] file :
                new byte[][] {TestingImage.png(120, 40), TestingImage.pngWithAlpha(120, 40)}) {
            Picture picture = decoder.decode(file, ContentType.PNG);
            assertThat(picture.width()).isEqualTo(120);
            assertThat(picture.height()).isEqualTo(40);
            assertPixel(picture, 2, 16, 255, 0, 0);
            assertPixel(picture, 29, 16, 0, 0, 255);
        }
    }

    @Test
    void decodesJpegColoursClosely() throws Exception {
        Picture picture = decoder.decode(TestingImage.jpeg(120, 40), ContentType.JPEG);
        assertPixel(picture, 2, 16, 255, 0, 0);
        assertPixel(picture, 29, 16, 0, 0, 255);
    }

    @Test
    void turnsAPictureAsItsOrientationSays() throws Exception {
        byte[] onItsSide = TestingImage.withOrientation(TestingImage.jpeg(120, 40), 6);
        Picture picture = decoder.decode(onItsSide, ContentType.JPEG);
        assertThat(picture.width()).isEqualTo(40);
        assertThat(picture.height()).isEqualTo(120);
        assertPixel(picture, 16, 2, 255, 0, 0);
        assertPixel(picture, 16, 29, 0, 0, 255);
    }

    @Test
    void reducesSixteenBitGreyToEight() throws Exception {
        Picture picture = decoder.decode(TestingImage.greyPng16(50, 50, 90), ContentType.PNG);
        assertPixel(picture, 16, 16, 90, 90, 90);
    }

    @Test
    void convertsFourInksToRgb() throws Exception {
        // As Adobe writes them: 255 is no ink. Cyan and yellow make green.
        byte[] green = TestingImage.cmykJpeg(64, 64, 0, 255, 0, 255);
        Picture picture = decoder.decode(green, ContentType.JPEG);
        assertPixel(picture, 16, 16, 0, 255, 0);
    }

    @Test
    void refusesWhatItsStructureGivesAway() {
        byte[] jpeg = TestingImage.jpeg(64, 64);
        assertRefused(
                Arrays.copyOf(jpeg, jpeg.length / 2), ContentType.JPEG, DecodeReason.TRUNCATED);
        assertRefused(
                TestingImage.emptyPng(20_000, 20_000), ContentType.PNG, DecodeReason.TOO_LARGE);
    }

    @Test
    void decodesAJpegWithJunkBetweenItsSegmentsAsLibjpegDoes() throws Exception {
        assertFourColours(
                decoder.decode(
                        TestingField.bytes("jpeg-junk-before-marker.jpg"), ContentType.JPEG));
    }

    @Test
    void decodesAJpegThatLacksItsEndMarkerOnly() throws Exception {
        byte[] endless = TestingField.bytes("jpeg-no-end-marker.jpg");
        assertFourColours(decoder.decode(endless, ContentType.JPEG));
        byte[] halfMarker = Arrays.copyOf(endless, endless.length + 1);
        halfMarker[endless.length] = -1;
        assertFourColours(decoder.decode(halfMarker, ContentType.JPEG));
        byte[] progressive = TestingImage.progressiveJpeg(64, 64);
        byte[] cut = Arrays.copyOf(progressive, progressive.length - 2);
        assertThat(decoder.decode(cut, ContentType.JPEG).image().rgb())
                .isEqualTo(decoder.decode(progressive, ContentType.JPEG).image().rgb());
        assertThat(decoder.decode(cut, ContentType.JPEG).sound()).isFalse();
    }

    @Test
    void refusesAJpegThatLacksBlocks() throws Exception {
        for (byte[] whole :
                List.of(
                        TestingField.bytes("jpeg-no-end-marker.jpg"),
                        TestingImage.gradientJpeg(64, 64))) {
            int scan = TestingImage.indexOfMarker(whole, 0xDA);
            for (int length = scan + 14; length < whole.length - 12; length++) {
                assertRefused(
                        Arrays.copyOf(whole, length), ContentType.JPEG, DecodeReason.TRUNCATED);
            }
        }
    }

    @Test
    void tellsALackOfMemoryFromADamagedImage() {
        assertThatThrownBy(() -> new Mat(1 << 24, 1 << 24, opencv_core.CV_64FC4).close())
                .isInstanceOfSatisfying(
                        RuntimeException.class,
                        refused -> assertThat(ImageDecoder.isOutOfMemory(refused)).isTrue());
        try (Mat empty = new Mat();
                Mat target = new Mat()) {
            assertThatThrownBy(() -> opencv_imgproc.cvtColor(empty, target, 0))
                    .isInstanceOfSatisfying(
                            RuntimeException.class,
                            refused -> assertThat(ImageDecoder.isOutOfMemory(refused)).isFalse());
        }
    }

    @Test
    void refusesAWholePngWithTooFewPixels() {
        assertRefused(TestingImage.emptyPng(500, 500), ContentType.PNG, DecodeReason.CORRUPT);
    }

    @Test
    void refusesAJpegThatOnlyLooksLikeOne() {
        byte[] jpeg = TestingImage.jpeg(64, 64);
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC4) {
                jpeg[i + 1] = (byte) 0xED; // Huffman tables become an application segment
            }
        }
        jpeg[TestingImage.indexOfMarker(jpeg, 0xC0) + 9] = 0; // no components
        assertRefused(jpeg, ContentType.JPEG, DecodeReason.CORRUPT);
    }

    @Test
    void refusesVideo() {
        assertThatThrownBy(() -> decoder.decode(new byte[10], ContentType.H264))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("H264 is not a still image format");
    }

    @Test
    void givesTheSameBytesEveryTime() throws Exception {
        byte[] jpeg = TestingImage.jpeg(640, 480);
        byte[] first = decoder.decode(jpeg, ContentType.JPEG).image().rgb();
        decoder.decode(TestingImage.png(333, 111), ContentType.PNG);
        assertThat(decoder.decode(jpeg, ContentType.JPEG).image().rgb()).isEqualTo(first);
    }

    @Test
    void holdsNoMoreNativeMemoryAfterManyPictures() throws Exception {
        byte[] large = TestingImage.jpeg(640, 480);
        byte[] small = TestingImage.png(64, 64);
        decoder.decode(large, ContentType.JPEG);
        long warm = Pointer.totalBytes();
        for (int i = 0; i < 500; i++) {
            decoder.decode(
                    i % 2 == 0 ? small : large, i % 2 == 0 ? ContentType.PNG : ContentType.JPEG);
        }
        assertThat(Pointer.totalBytes()).isEqualTo(warm);
    }

    private static void assertFourColours(Picture picture) {
        assertThat(picture.width()).isEqualTo(160);
        assertThat(picture.height()).isEqualTo(96);
        assertThat(picture.sound()).isFalse();
        assertPixel(picture, 4, 4, 220, 30, 30);
        byte[] rgb = picture.image().rgb();
        assertThat(Byte.toUnsignedInt(rgb[rgb.length - 1])).isGreaterThan(200); // white
    }

    private void assertRefused(byte[] file, ContentType type, DecodeReason reason) {
        assertThatThrownBy(() -> decoder.decode(file, type))
                .isInstanceOfSatisfying(
                        UndecodableFrameException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .message()
                .isNotBlank();
    }

    private static void assertPixel(Picture picture, int x, int y, int red, int green, int blue) {
        byte[] rgb = picture.image().rgb();
        int at = (y * INPUT + x) * 3;
        assertThat(Byte.toUnsignedInt(rgb[at])).isCloseTo(red, Offset.offset(6));
        assertThat(Byte.toUnsignedInt(rgb[at + 1])).isCloseTo(green, Offset.offset(6));
        assertThat(Byte.toUnsignedInt(rgb[at + 2])).isCloseTo(blue, Offset.offset(6));
    }
}
