package io.sightline.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.jobs.media.FrameCodec;
import io.sightline.models.bundle.Interpolation;
import io.sightline.models.error.UserError;
import io.sightline.models.ssd.DetectionFilter;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.frame.DetectedFrame;
import io.sightline.operators.model.ModelIdentity;
import io.sightline.operators.model.ModelVersion;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotatedFramesTest {
    private static final long MAX_PIXELS = DecodePolicy.DEFAULT_MAX_PIXELS;

    @TempDir private Path folder;
    private Path originals;
    private Path annotated;

    @BeforeEach
    void makeFolder() throws IOException {
        originals = Files.createDirectory(folder.resolve("originals"));
        annotated = folder.resolve("new/annotated");
    }

    @Test
    void picturesKeepNameFormatAndSize() throws IOException {
        paint(originals.resolve("a.png"), 300, 200);
        paint(originals.resolve("b.jpg"), 120, 180);
        paint(originals.resolve("c.png"), 300, 200);

        annotate(originals);

        assertThat(filesIn(annotated)).containsExactly("a.png", "b.jpg", "c.png");
        BufferedImage png = ImageIO.read(annotated.resolve("a.png").toFile());
        assertThat(png.getWidth()).isEqualTo(300);
        assertThat(png.getHeight()).isEqualTo(200);
        assertThat(png.getRGB(150, 100) & 0xffffff).isEqualTo(0x646464);
        assertThat(png.getRGB(299, 100) & 0xffffff).as("box").isNotEqualTo(0x646464);
        BufferedImage jpeg = ImageIO.read(annotated.resolve("b.jpg").toFile());
        assertThat(jpeg.getWidth()).isEqualTo(120);
        assertThat(jpeg.getHeight()).isEqualTo(180);
        assertThat(Files.readAllBytes(annotated.resolve("b.jpg")))
                .startsWith((byte) 0xff, (byte) 0xd8);
    }

    @Test
    void everyFrameOfAVideoIsWrittenUnderItsNumber() throws IOException {
        Path video = originals.resolve("clip.mp4");
        try (InputStream in =
                AnnotatedFramesTest.class.getResourceAsStream("/feed/drawn-h264-b-frames.mp4")) {
            Files.copy(in, video);
        }

        List<DetectedFrame> frames = annotate(video);

        assertThat(frames).isNotEmpty();
        assertThat(filesIn(annotated))
                .hasSize(frames.size())
                .startsWith("clip.mp4-000000.jpg", "clip.mp4-000001.jpg");
        BufferedImage first = ImageIO.read(annotated.resolve("clip.mp4-000000.jpg").toFile());
        assertThat(first.getWidth()).isEqualTo(frames.get(0).head().size().orElseThrow().width());
        assertThat(first.getHeight()).isEqualTo(frames.get(0).head().size().orElseThrow().height());
    }

    @Test
    void picturesThatCannotBeDecodedAreLeftOut() throws IOException {
        Files.writeString(originals.resolve("a.png"), "no picture");
        paint(originals.resolve("b.png"), 30, 20);
        Files.writeString(originals.resolve("c.png"), "no picture");

        annotate(originals);

        assertThat(filesIn(annotated)).containsExactly("b.png");
    }

    @Test
    void originalsAreNotReplaced() throws IOException {
        Path picture = paint(originals.resolve("a.png"), 30, 20);

        assertThatThrownBy(() -> in(originals, picture))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "%s: holds %s; annotated frames need another folder", originals, picture);
    }

    @Test
    void namesakesAreNotMixedUp() throws IOException {
        Path one = paint(originals.resolve("a.png"), 30, 20);
        Path other = paint(Files.createDirectory(folder.resolve("other")).resolve("a.png"), 30, 20);

        assertThatThrownBy(() -> in(annotated, one, other))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "%s: another input has the same name, and so would its annotated frames",
                        other);
    }

    @Test
    void aFolderThatCannotBeMadeIsTold() throws IOException {
        Path picture = paint(originals.resolve("a.png"), 30, 20);

        assertThatThrownBy(() -> in(picture.resolve("below"), picture))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(picture.resolve("below") + ": cannot be used: ");
    }

    private List<DetectedFrame> annotate(Path path) {
        List<DetectedFrame> all = new ArrayList<>();
        try (FileDetector detector =
                new FileDetector(
                        new TestingDetector(() -> {}),
                        DecodePolicy.forInput(32, 32, Interpolation.PYRAMID),
                        new ModelVersion(
                                new ModelIdentity("m", "1", "0".repeat(64)),
                                new DetectionFilter(List.of("red"), 0, 0.5f, 10, 10)),
                        FrameCodec.COPY)) {
            for (FileInput input : FileInput.of(path)) {
                List<DetectedFrame> found = new ArrayList<>();
                detector.detect(input, found::add, refused -> {});
                in(annotated, path).write(input, found);
                all.addAll(found);
            }
        }
        return all;
    }

    private static AnnotatedFrames in(Path target, Path... inputs) {
        List<FileInput> all =
                Arrays.stream(inputs).flatMap(input -> FileInput.of(input).stream()).toList();
        return AnnotatedFrames.in(target, all, FrameCodec.COPY, MAX_PIXELS);
    }

    /** A grey picture. */
    private static Path paint(Path file, int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            picture.setRGB(i % width, i / width, 0x646464);
        }
        String name = file.toString();
        ImageIO.write(picture, name.substring(name.lastIndexOf('.') + 1), file.toFile());
        return file;
    }

    private static List<String> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
