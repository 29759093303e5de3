package io.sightline.jobs.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.detector.RgbImage;
import io.sightline.models.error.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Mp4WriterTest {
    @TempDir private Path folder;

    @Test
    void whatIsWrittenIsReadBack() {
        Path file = folder.resolve("grey.mp4");
        try (Mp4Writer writer = new Mp4Writer(file, 25)) {
            for (int i = 0; i < 30; i++) {
                writer.write(grey(101, 64, 40 + 4 * i));
            }
        }
        try (VideoReader reader =
                VideoReader.open(
                        new MediaLocation(file.toString()), RtspTransport.AUTO, new Notices())) {
            assertThat(reader.framesPerSecond()).isEqualTo(25, within(1e-6));
            for (int i = 0; i < 30; i++) {
                assertThat(reader.read()).isTrue();
                assertThat(reader.image().width()).isEqualTo(100);
                int luma = reader.image().data(0).get(20 * reader.image().linesize(0) + 50);
                // Full range becomes that of video: 16 to 235.
                assertThat(luma & 255).isCloseTo(16 + (40 + 4 * i) * 219 / 255, within(4));
            }
            assertThat(reader.read()).isFalse();
        }
    }

    @Test
    void theSameImagesGiveTheSameBytes() {
        Path first = folder.resolve("first.mp4");
        Path second = folder.resolve("second.mp4");
        for (Path file : List.of(first, second)) {
            try (Mp4Writer writer = new Mp4Writer(file, 25)) {
                for (int i = 0; i < 30; i++) {
                    writer.write(grey(320, 180, 40 + 4 * i));
                }
            }
        }
        assertThat(first).hasSameBinaryContentAs(second);
    }

    @Test
    void aKeyframeComesEverySecond() {
        Path file = folder.resolve("keyframes.mp4");
        try (Mp4Writer writer = new Mp4Writer(file, 10)) {
            for (int i = 0; i < 21; i++) {
                writer.write(grey(64, 64, 40 + 4 * i));
            }
        }
        List<Integer> keyframes = new ArrayList<>();
        try (Demuxer demuxer =
                Demuxer.open(
                        new MediaLocation(file.toString()), RtspTransport.AUTO, new Notices())) {
            for (int i = 0; demuxer.read(); i++) {
                if (demuxer.keyframe()) {
                    keyframes.add(i);
                }
            }
        }
        assertThat(keyframes).containsExactly(0, 10, 20);
    }

    @Test
    void writesNoFileWithoutImages() {
        Path file = folder.resolve("none.mp4");
        try (Mp4Writer writer = new Mp4Writer(file, 25)) {
            assertThat(writer).isNotNull();
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void namesTheFileThatCannotBeWritten() {
        Path file = folder.resolve("missing/video.mp4");
        try (Mp4Writer writer = new Mp4Writer(file, 25)) {
            assertThatThrownBy(() -> writer.write(grey(64, 64, 9)))
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith("cannot write '" + file + "': ")
                    .hasMessageNotContaining("For more details");
        }
    }

    private static RgbImage grey(int width, int height, int value) {
        byte[] rgb = new byte[width * height * 3];
        Arrays.fill(rgb, (byte) value);
        return new RgbImage(width, height, rgb);
    }
}
