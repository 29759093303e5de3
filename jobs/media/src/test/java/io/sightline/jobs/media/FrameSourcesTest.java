package io.sightline.jobs.media;

import static io.sightline.jobs.media.TestingFrames.assertAccessUnit;
import static io.sightline.jobs.media.TestingFrames.image;
import static io.sightline.jobs.media.TestingFrames.keyframes;
import static io.sightline.jobs.media.TestingFrames.read;
import static io.sightline.jobs.media.TestingFrames.steadyTimes;
import static io.sightline.jobs.media.TestingFrames.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.error.UserError;
import io.sightline.operators.bitstream.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSourcesTest {
    private static final int FRAMES = 20;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"clip.mp4", "clip.mkv", "clip.flv", "clip.ts"})
    void copiesWholeAccessUnitsFromAnyContainer(String name) throws IOException {
        Path clip = TestingVideo.record(folder.resolve(name), avcodec.AV_CODEC_ID_H264, FRAMES);

        List<SourceFrame> frames = read(clip, FrameCodec.COPY);

        assertThat(frames).hasSize(FRAMES);
        assertThat(frames).allSatisfy(frame -> assertAccessUnit(frame, ContentType.H264));
        assertThat(keyframes(frames)).containsExactly(0, 8, 16);
        assertThat(times(frames)).containsExactlyElementsOf(steadyTimes(FRAMES));
    }

    @Test
    void copiesARawStreamAt25FramesPerSecond() throws IOException {
        Path clip =
                TestingVideo.record(folder.resolve("clip.h264"), avcodec.AV_CODEC_ID_H264, FRAMES);

        List<SourceFrame> frames = read(clip, FrameCodec.COPY);

        assertThat(frames).hasSize(FRAMES);
        assertThat(frames).allSatisfy(frame -> assertAccessUnit(frame, ContentType.H264));
        assertThat(frames.get(FRAMES - 1).ptsMillis()).isEqualTo((FRAMES - 1) * 40);
    }

    @ParameterizedTest
    @CsvSource({"drawn-h265.mp4, H265", "drawn-h264-b-frames.mp4, H264"})
    void copiesBFramesInDecodeOrderWithTheirOwnTimes(String name, ContentType codec) {
        List<SourceFrame> frames = read(TestingVideo.resource(name), FrameCodec.COPY);

        assertThat(frames).hasSize(30);
        assertThat(frames).allSatisfy(frame -> assertAccessUnit(frame, codec));
        assertThat(keyframes(frames)).containsExactly(0, 10, 20);
        assertThat(times(frames))
                .isNotEqualTo(steadyTimes(30))
                .containsExactlyInAnyOrderElementsOf(steadyTimes(30));
    }

    @Test
    void copiesMotionJpegAsImages() throws IOException {
        Path clip =
                TestingVideo.record(folder.resolve("clip.avi"), avcodec.AV_CODEC_ID_MJPEG, FRAMES);

        List<SourceFrame> frames = read(clip, FrameCodec.COPY);

        assertThat(frames).hasSize(FRAMES);
        assertThat(frames).allSatisfy(FrameSourcesTest::assertJpegOfClipSize);
    }

    @Test
    void namesTheAlternativeWhenACodecCannotBeCopied() throws IOException {
        Path clip =
                TestingVideo.record(folder.resolve("old.avi"), avcodec.AV_CODEC_ID_MPEG4, FRAMES);

        assertThatThrownBy(() -> read(clip, FrameCodec.COPY))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "'%s' is mpeg4 video, which cannot be copied; pass --codec jpeg or --codec"
                                + " h264",
                        clip);
    }

    @Test
    void encodesEveryFrameAsJpeg() throws IOException {
        Path clip =
                TestingVideo.record(folder.resolve("old.avi"), avcodec.AV_CODEC_ID_MPEG4, FRAMES);

        List<SourceFrame> frames = read(clip, FrameCodec.JPEG);

        assertThat(frames).hasSize(FRAMES).allSatisfy(FrameSourcesTest::assertJpegOfClipSize);
        assertThat(times(frames)).containsExactlyElementsOf(steadyTimes(FRAMES));
    }

    @Test
    void keepsTheColoursOfEncodedImages() throws IOException {
        List<SourceFrame> frames = read(TestingVideo.h264(folder, 1), FrameCodec.JPEG);

        int square = image(frames.get(0)).getRGB(8, 28);

        int expected = TestingVideo.picture(0).getRGB(8, 28);
        for (int shift : List.of(0, 8, 16)) {
            assertThat((square >> shift) & 0xff).isCloseTo((expected >> shift) & 0xff, within(12));
        }
    }

    @Test
    void encodesDisplayOrderAsH264WithoutBFrames() {
        Path clip = TestingVideo.resource("drawn-h265.mp4");

        List<SourceFrame> frames = read(clip, FrameCodec.H264);

        assertThat(frames).hasSize(30);
        assertThat(frames).allSatisfy(frame -> assertAccessUnit(frame, ContentType.H264));
        assertThat(keyframes(frames)).containsExactly(0, 10, 20);
        assertThat(times(frames)).containsExactlyElementsOf(steadyTimes(30));
    }

    @Test
    void lowerQualityMakesSmallerImages() throws IOException {
        Path clip = TestingVideo.h264(folder, 1);

        int fine = read(clip, new SourceOptions(FrameCodec.JPEG, 95, 25)).get(0).value().length;
        int coarse = read(clip, new SourceOptions(FrameCodec.JPEG, 10, 25)).get(0).value().length;

        assertThat(coarse).isLessThan(fine);
    }

    @Test
    void copiesTheImagesOfAFolderInOrderOfTheirNames() throws IOException {
        List<Path> pictures = TestingVideo.pictures(folder, "png", 3);
        Files.writeString(folder.resolve("notes.txt"), "no picture");

        List<SourceFrame> frames = read(folder, new SourceOptions(FrameCodec.COPY, 90, 5));

        assertThat(frames).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(frames.get(i).value()).isEqualTo(Files.readAllBytes(pictures.get(i)));
            assertThat(frames.get(i).contentType()).isEqualTo(ContentType.PNG);
            assertThat(frames.get(i).ptsMillis()).isEqualTo(200L * i);
        }
    }

    @Test
    void reencodesImages() {
        TestingVideo.pictures(folder, "png", 3);

        assertThat(read(folder, FrameCodec.JPEG))
                .hasSize(3)
                .allSatisfy(FrameSourcesTest::assertJpegOfClipSize);
        assertThat(keyframes(read(folder, FrameCodec.H264))).containsExactly(0);
    }

    @Test
    void startsAKeyframeWhereTheSizeOfImagesChanges() throws IOException {
        TestingVideo.pictures(folder, "jpg", 2);
        SourceFrame larger = read(TestingVideo.resource("drawn-h265.mp4"), FrameCodec.JPEG).get(0);
        Files.write(folder.resolve("900.jpg"), larger.value());

        assertThat(keyframes(read(folder, FrameCodec.H264))).containsExactly(0, 2);
    }

    @Test
    void readsASingleImage() {
        Path picture = TestingVideo.pictures(folder, "jpg", 1).get(0);

        assertThat(read(picture, FrameCodec.COPY))
                .singleElement()
                .satisfies(FrameSourcesTest::assertJpegOfClipSize);
    }

    @ParameterizedTest
    @EnumSource(FrameCodec.class)
    void reportsWhyASourceCannotBeOpened(FrameCodec codec) throws IOException {
        Path garbage = Files.write(folder.resolve("garbage.mp4"), new byte[1000]);
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> read(folder.resolve("absent.mp4"), codec))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "cannot open '%s': No such file or directory",
                        folder.resolve("absent.mp4"));
        assertThatThrownBy(() -> read(garbage, codec))
                .isInstanceOf(UserError.class)
                .hasMessage("cannot open '%s': Invalid data found when processing input", garbage);
        assertThatThrownBy(() -> read(empty, codec))
                .isInstanceOf(UserError.class)
                .hasMessage("'%s' contains no .jpg, .jpeg or .png file", empty);
    }

    @ParameterizedTest
    @EnumSource(FrameCodec.class)
    void freesItsNativeMemory(FrameCodec codec) {
        Path clip = TestingVideo.resource("drawn-h264-b-frames.mp4");
        read(clip, codec);
        long before = Pointer.totalBytes();

        for (int i = 0; i < 20; i++) {
            read(clip, codec);
        }

        assertThat(Pointer.totalBytes()).isEqualTo(before);
    }

    private static void assertJpegOfClipSize(SourceFrame frame) {
        TestingFrames.assertJpeg(frame, TestingVideo.WIDTH, TestingVideo.HEIGHT);
    }
}
