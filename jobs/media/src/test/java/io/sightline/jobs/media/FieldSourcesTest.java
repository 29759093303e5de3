package io.sightline.jobs.media;

import static io.sightline.jobs.media.TestingFrames.assertAccessUnit;
import static io.sightline.jobs.media.TestingFrames.image;
import static io.sightline.jobs.media.TestingFrames.read;
import static io.sightline.jobs.media.TestingFrames.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.NalUnit;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FieldSourcesTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "interlaced-mpeg2.ts, JPEG",
        "interlaced-mpeg2.ts, H264",
        "interlaced-mbaff-h264.ts, JPEG",
        "interlaced-mbaff-h264.ts, H264",
        "interlaced-mbaff-h264.ts, COPY"
    })
    void readsInterlacedVideo(String name, FrameCodec codec) {
        List<SourceFrame> frames = read(TestingField.file(name), codec);

        assertThat(frames).hasSize(10);
        if (codec == FrameCodec.JPEG) {
            assertThat(frames).allSatisfy(frame -> TestingFrames.assertJpeg(frame, 128, 96));
        } else {
            assertThat(frames).allSatisfy(frame -> assertAccessUnit(frame, ContentType.H264));
        }
    }

    @Test
    void keepsTheColoursOfEachFieldOfAnInterlacedImage() {
        // Both files show the same test pattern, one interlaced and one not.
        BufferedImage interlaced =
                image(read(TestingField.file("interlaced-mbaff-h264.ts"), FrameCodec.JPEG).get(0));
        BufferedImage viaH264 = image(transcodedTwice("interlaced-mbaff-h264.ts"));

        assertThat(meanDistance(interlaced, viaH264)).isLessThan(12);
    }

    private SourceFrame transcodedTwice(String name) {
        Path h264 = folder.resolve("transcoded.h264");
        try {
            Files.write(h264, read(TestingField.file(name), FrameCodec.H264).get(0).value());
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
        return read(h264, FrameCodec.JPEG).get(0);
    }

    private static double meanDistance(BufferedImage one, BufferedImage other) {
        long sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    sum +=
                            Math.abs(
                                    (one.getRGB(x, y) >> shift & 0xFF)
                                            - (other.getRGB(x, y) >> shift & 0xFF));
                }
            }
        }
        return sum / 3.0 / one.getWidth() / one.getHeight();
    }

    @ParameterizedTest
    @EnumSource(FrameCodec.class)
    void turnsVideoAsItsDisplayMatrixStates(FrameCodec codec) throws Exception {
        List<SourceFrame> frames = read(TestingField.file("rotated-90.mp4"), codec);

        assertThat(frames).hasSize(10);
        assertThat(frames.get(0).keyframe()).isTrue();
        Path first = folder.resolve(codec == FrameCodec.JPEG ? "0.jpg" : "0.h264");
        Files.write(first, frames.get(0).value());
        BufferedImage shown = image(read(first, FrameCodec.JPEG).get(0));
        assertThat(List.of(shown.getWidth(), shown.getHeight())).containsExactly(96, 128);
        assertMeanColour(shown, 0, 0, 61, 92, 163);
        assertMeanColour(shown, 48, 0, 99, 69, 237);
        assertMeanColour(shown, 0, 64, 89, 81, 10);
        assertMeanColour(shown, 48, 64, 172, 161, 6);
    }

    private static void assertMeanColour(
            BufferedImage image, int left, int top, double... expected) {
        double[] sums = new double[3];
        for (int y = top; y < top + 64; y++) {
            for (int x = left; x < left + 48; x++) {
                for (int i = 0; i < 3; i++) {
                    sums[i] += image.getRGB(x, y) >> (16 - 8 * i) & 0xFF;
                }
            }
        }
        for (int i = 0; i < 3; i++) {
            assertThat(sums[i] / 48 / 64).isCloseTo(expected[i], within(8.0));
        }
    }

    @ParameterizedTest
    @EnumSource(FrameCodec.class)
    void closesTheJumpOfARecordersClock(FrameCodec codec) {
        List<Long> times = times(read(TestingField.file("time-jump-10h.ts"), codec));

        assertThat(times).hasSize(20).doesNotHaveDuplicates();
        assertThat(times).allMatch(at -> at >= 0 && at < 2_000);
        assertThat(codec == FrameCodec.COPY ? times.stream().sorted().toList() : times).isSorted();
        assertThat(times.subList(10, 20)).allMatch(at -> at >= 320);
    }

    @Test
    void believesARecordingWithAFrameEveryMinute() {
        List<Long> times = times(read(TestingField.file("ninety-minutes.mp4"), FrameCodec.COPY));

        assertThat(times).hasSize(90);
        assertThat(times.get(89)).isEqualTo(89 * 60_000L);
    }

    @ParameterizedTest
    @EnumSource(FrameCodec.class)
    void makesOneFrameOfTwoFields(FrameCodec codec) {
        List<SourceFrame> frames = read(TestingField.file("paff-h264.ts"), codec);

        assertThat(frames).hasSize(6);
        assertThat(frames.get(0).keyframe()).isTrue();
        if (codec == FrameCodec.COPY) {
            assertThat(frames)
                    .allSatisfy(
                            frame ->
                                    assertThat(NalUnit.split(frame.value()))
                                            .filteredOn(unit -> unit.type(ContentType.H264) <= 5)
                                            .hasSize(2));
        }
    }

    @Test
    void prefersParameterSetsInBandToThoseOfTheContainer() {
        List<SourceFrame> frames =
                read(TestingField.file("h265-params-change-hev1.mp4"), FrameCodec.COPY);

        assertThat(frames).hasSize(50);
        assertThat(frames).allSatisfy(frame -> assertAccessUnit(frame, ContentType.H265));
        for (SourceFrame frame : frames) {
            long sps =
                    NalUnit.split(frame.value()).stream()
                            .filter(unit -> unit.type(ContentType.H265) == 33)
                            .count();
            assertThat(sps).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void readsEveryImageOfVideoWhoseParameterSetsChange() {
        List<SourceFrame> frames =
                read(TestingField.file("h265-params-change-hev1.mp4"), FrameCodec.JPEG);

        assertThat(
                        frames.stream()
                                .map(
                                        frame ->
                                                image(frame).getWidth()
                                                        + "x"
                                                        + image(frame).getHeight()))
                .hasSize(50)
                .startsWith("96x64")
                .endsWith("64x48");
    }

    @ParameterizedTest
    @EnumSource(names = {"COPY", "JPEG"})
    void knowsAnImageByItsBytes(FrameCodec codec) {
        Path picture = TestingField.file("png-named.jpg");

        for (Path source : List.of(picture, picture.getParent())) {
            SourceFrame frame = read(source, codec).get(0);

            assertThat(frame.contentType())
                    .isEqualTo(codec == FrameCodec.COPY ? ContentType.PNG : ContentType.JPEG);
            BufferedImage image = image(frame);
            assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(160, 96);
            assertThat(new int[] {image.getRGB(10, 10) >> 16 & 0xFF}[0]).isCloseTo(220, within(6));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "H264"})
    void turnsImagesAsTheirExifStates(FrameCodec codec) throws Exception {
        Path picture = TestingVideo.pictures(folder, "jpg", 1).get(0);
        Files.write(picture, withOrientation(Files.readAllBytes(picture), 6));

        SourceFrame frame = read(picture, codec).get(0);

        Path copy = folder.resolve(codec == FrameCodec.JPEG ? "turned.jpg" : "turned.h264");
        Files.write(copy, frame.value());
        BufferedImage shown = image(read(copy, FrameCodec.JPEG).get(0));
        assertThat(List.of(shown.getWidth(), shown.getHeight()))
                .containsExactly(TestingVideo.HEIGHT, TestingVideo.WIDTH);
        // The square at the upper left is at the upper right after a quarter turn clockwise.
        assertThat(shown.getRGB(TestingVideo.HEIGHT - 28, 8) >> 16 & 0xFF).isGreaterThan(200);
    }

    /** The JPEG with an EXIF segment that holds one entry, the orientation. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        byte[] tagged = Arrays.copyOf(jpeg, jpeg.length + exif.length);
        System.arraycopy(exif, 0, tagged, 2, exif.length);
        System.arraycopy(jpeg, 2, tagged, 2 + exif.length, jpeg.length - 2);
        return tagged;
    }
}
