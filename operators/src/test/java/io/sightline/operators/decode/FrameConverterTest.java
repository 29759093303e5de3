package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Interpolation;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameConverterTest {
    private static final int WIDTH = 50;
    private static final int HEIGHT = 30;
    private static final int NO_CHROMA = 128;

    private static final DecodePolicy POLICY =
            DecodePolicy.forInput(WIDTH, HEIGHT, Interpolation.PYRAMID);

    private final FrameConverter converter = new FrameConverter(POLICY);

    @AfterEach
    void close() {
        converter.close();
    }

    /** One colour: Y 120, Cb 90, Cr 200 of full range. BT.601 makes this of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yuv420p",
                "yuvj420p",
                "yuv422p",
                "yuv440p",
                "yuv444p",
                "yuv420p10le",
                "yuv422p12le",
                "yuv444p14le",
                "yuva420p"
            })
    void convertsWhateverSubsamplingAndDepth(String format) {
        int[] colour = {120, 90, 200, 255};
        int extraBits = depth(format) - 8;
        try (TestingVideoFrame frame =
                new TestingVideoFrame(
                        number(format), 128, 72, (c, x, y) -> colour[c] << extraBits)) {
            assertEveryPixel(convert(frame.frame()), 221, 82, 53);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gray", "gray10le"})
    void convertsVideoWithoutColour(String format) {
        int extraBits = depth(format) - 8;
        try (TestingVideoFrame frame =
                        new TestingVideoFrame(
                                number(format), 128, 72, (c, x, y) -> 77 << extraBits);
                TestingVideoFrame coloured =
                        new TestingVideoFrame(number("yuv420p"), 128, 72, (c, x, y) -> 40)) {
            convert(coloured.frame());
            assertEveryPixel(convert(frame.frame()), 77, 77, 77);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gbrp", "gbrp10le"})
    void takesRedGreenAndBlueAsTheyAre(String format) {
        int[] colour = {200, 100, 50};
        int extraBits = depth(format) - 8;
        try (TestingVideoFrame frame =
                new TestingVideoFrame(
                        number(format), 128, 72, (c, x, y) -> colour[c] << extraBits)) {
            assertEveryPixel(convert(frame.frame()), 200, 100, 50);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nv12", "yuyv422", "rgb24", "p010le", "yuv420p10be", "vaapi"})
    void refusesWhatHasNoPlaneForEachComponent(String format) {
        AVFrame frame = avutil.av_frame_alloc();
        frame.format(number(format));
        assertThat(converter.convert(frame)).isEmpty();
        avutil.av_frame_free(frame);
    }

    /** Red of BT.601 and BT.709, limited range, is 81 90 240 and 63 102 240. */
    @ParameterizedTest
    @CsvSource({"6, 81, 90, 240", "1, 63, 102, 240", "2, 81, 90, 240", "0, 81, 90, 240"})
    void usesTheColourSpaceOfTheFrame(int colourSpace, int luma, int cb, int cr) {
        int[] colour = {luma, cb, cr};
        try (TestingVideoFrame frame =
                new TestingVideoFrame(number("yuv420p"), 128, 72, (c, x, y) -> colour[c])
                        .told(colourSpace, avutil.AVCOL_RANGE_MPEG)) {
            assertEveryPixel(convert(frame.frame()), 254, 0, 0);
        }
    }

    @Test
    void convertsAnyColourAsTheStandardSays() {
        Random random = new Random(1);
        int[][] drawn = new int[3][WIDTH * HEIGHT];
        for (int[] component : drawn) {
            for (int i = 0; i < component.length; i++) {
                component[i] = random.nextInt(256);
            }
        }
        float[] rows = new ColourMatrix(1, false).rows();
        try (TestingVideoFrame frame =
                new TestingVideoFrame(
                                number("yuv444p"),
                                WIDTH,
                                HEIGHT,
                                (c, x, y) -> drawn[c][y * WIDTH + x])
                        .told(avutil.AVCOL_SPC_BT709, avutil.AVCOL_RANGE_MPEG)) {
            byte[] rgb = convert(frame.frame());
            for (int i = 0; i < rgb.length; i++) {
                int row = i % 3 * 4;
                double exact = rows[row + 3];
                for (int c = 0; c < 3; c++) {
                    exact += rows[row + c] * drawn[c][i / 3];
                }
                double clipped = Math.max(0, Math.min(255, exact));
                assertThat((double) Byte.toUnsignedInt(rgb[i]))
                        .isCloseTo(clipped, Offset.offset(0.9));
            }
        }
    }

    @Test
    void scalesAsStillImagesAreScaled() {
        Random random = new Random(2);
        int width = 320;
        int height = 180;
        byte[] grey = new byte[width * height];
        random.nextBytes(grey);
        try (TestingVideoFrame frame =
                new TestingVideoFrame(
                        number("yuv420p"),
                        width,
                        height,
                        (c, x, y) -> c == 0 ? grey[y * width + x] : NO_CHROMA)) {
            assertThat(convert(frame.frame())).isEqualTo(scaledStill(grey, width, height));
        }
    }

    private static byte[] scaledStill(byte[] grey, int width, int height) {
        byte[] rgb = new byte[grey.length * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = grey[i / 3];
        }
        try (InputPicture input = new InputPicture(POLICY);
                PictureScaler scaler = new PictureScaler(POLICY);
                BytePointer pixels = new BytePointer(rgb);
                Mat still = new Mat(height, width, opencv_core.CV_8UC3, pixels)) {
            scaler.scale(still, input.rgb());
            return input.copy().rgb();
        }
    }

    @Test
    void keepsToTheSizeAndFormatOfEachFrame() {
        try (TestingVideoFrame large =
                        new TestingVideoFrame(number("yuv420p"), 640, 360, (c, x, y) -> x + y);
                TestingVideoFrame odd =
                        new TestingVideoFrame(number("yuv422p10le"), 51, 35, (c, x, y) -> x * y)) {
            byte[] first = convert(large.frame());
            Picture second = converter.convert(odd.frame()).orElseThrow();
            assertThat(second.width()).isEqualTo(51);
            assertThat(second.height()).isEqualTo(35);
            assertThat(convert(large.frame())).isEqualTo(first);
            assertThat(convert(odd.frame())).isEqualTo(second.image().rgb());
        }
    }

    @Test
    void holdsNoMoreNativeMemoryAfterManyFrames() {
        try (TestingVideoFrame frame =
                new TestingVideoFrame(number("yuv420p10le"), 128, 72, (c, x, y) -> x + y)) {
            convert(frame.frame());
            long warm = Pointer.totalBytes();
            for (int i = 0; i < 500; i++) {
                convert(frame.frame());
            }
            assertThat(Pointer.totalBytes()).isEqualTo(warm);
        }
    }

    private byte[] convert(AVFrame frame) {
        return converter.convert(frame).orElseThrow().image().rgb();
    }

    private static int number(String format) {
        return avutil.av_get_pix_fmt(format);
    }

    private static int depth(String format) {
        return avutil.av_pix_fmt_desc_get(number(format)).comp(0).depth();
    }

    private static void assertEveryPixel(byte[] rgb, int red, int green, int blue) {
        assertThat(rgb).hasSize(WIDTH * HEIGHT * 3);
        int[] expected = {red, green, blue};
        for (int i = 0; i < rgb.length; i++) {
            assertThat(Byte.toUnsignedInt(rgb[i])).isCloseTo(expected[i % 3], Offset.offset(1));
        }
    }
}
