package io.sightline.jobs.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_FATAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Java2DFrameConverter;

/** Small drawn clips: a square that moves, one position per frame. */
public final class TestingVideo {
    public static final int WIDTH = 96;
    public static final int HEIGHT = 64;
    public static final int FRAMES_PER_SECOND = 10;
    public static final int KEYFRAME_DISTANCE = 8;

    static {
        av_log_set_level(AV_LOG_FATAL);
    }

    private TestingVideo() {}

    /**
     * Encodes frames with the codec that belongs to the name's container, here all but one H.264.
     */
    public static Path record(Path file, int codecId, int frames) throws IOException {
        try (FFmpegFrameRecorder recorder =
                        new FFmpegFrameRecorder(file.toFile(), WIDTH, HEIGHT, 0);
                Java2DFrameConverter converter = new Java2DFrameConverter()) {
            recorder.setVideoCodec(codecId);
            recorder.setFrameRate(FRAMES_PER_SECOND);
            recorder.setGopSize(KEYFRAME_DISTANCE);
            recorder.setVideoBitrate(200_000);
            recorder.setPixelFormat(
                    codecId == avcodec.AV_CODEC_ID_MJPEG
                            ? AV_PIX_FMT_YUVJ420P
                            : AV_PIX_FMT_YUV420P);
            recorder.start();
            for (int i = 0; i < frames; i++) {
                recorder.record(converter.convert(picture(i)));
            }
        }
        return file;
    }

    public static Path h264(Path folder, int frames) throws IOException {
        return record(folder.resolve("h264.mp4"), avcodec.AV_CODEC_ID_H264, frames);
    }

    /**
     * A clip of the test resources as a file: 30 frames of 128 x 96, a keyframe every 10, with
     * B-frames. Tests of other modules find the resources in a jar, so it is a copy.
     */
    public static Path resource(String name) {
        try (InputStream resource = TestingVideo.class.getResourceAsStream("/feed/" + name)) {
            Path copy = Files.createTempFile("clip-", "-" + name);
            copy.toFile().deleteOnExit();
            Files.copy(resource, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes pictures named by their number. */
    public static List<Path> pictures(Path folder, String extension, int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                write(
                                        folder.resolve(
                                                String.format(
                                                        Locale.ROOT, "%03d.%s", i, extension)),
                                        i))
                .toList();
    }

    private static Path write(Path file, int position) {
        String name = file.getFileName().toString();
        try {
            ImageIO.write(
                    picture(position), name.substring(name.lastIndexOf('.') + 1), file.toFile());
            return file;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The picture of one frame. */
    public static BufferedImage picture(int position) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.DARK_GRAY);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.ORANGE);
        graphics.fillRect(2 * position % (WIDTH - 16), 20, 16, 16);
        graphics.dispose();
        return image;
    }
}
