package io.sightline.jobs.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.error.UserError;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;

/**
 * Writes images of one size as an MP4 file with H.264. Odd widths and heights lose one pixel. The
 * same images give the same bytes. Not thread-safe; without an image no file is written.
 */
public final class Mp4Writer implements AutoCloseable {
    private static final int RGB_CHANNELS = 3;

    private final Path file;
    private final int framesPerSecond;
    private FFmpegFrameRecorder recorder;
    private Frame frame;

    /**
     * @param file overwritten if it exists
     * @param framesPerSecond of the images, at least 1
     */
    @MustBeClosed
    public Mp4Writer(Path file, int framesPerSecond) {
        this.file = file;
        this.framesPerSecond = framesPerSecond;
    }

    /**
     * Adds an image.
     *
     * @throws UserError when it cannot be encoded or written
     */
    public void write(RgbImage image) {
        try {
            if (recorder == null) {
                open(image.width(), image.height());
            }
            ((ByteBuffer) frame.image[0]).clear().put(image.rgb());
            recorder.record(frame, AV_PIX_FMT_RGB24);
        } catch (FrameRecorder.Exception failure) {
            throw failed(failure);
        }
    }

    private void open(int width, int height) throws FrameRecorder.Exception {
        Ffmpeg.quiet();
        frame = new Frame(width, height, Frame.DEPTH_UBYTE, RGB_CHANNELS, width * RGB_CHANNELS);
        recorder = new FFmpegFrameRecorder(file.toString(), width & ~1, height & ~1);
        recorder.setFormat("mp4");
        recorder.setVideoCodecName(H264Encoder.CODEC);
        recorder.setPixelFormat(AV_PIX_FMT_YUV420P);
        recorder.setFrameRate(framesPerSecond);
        recorder.setGopSize(H264Encoder.keyframeDistance(framesPerSecond));
        recorder.setVideoBitrate(
                Math.toIntExact(H264Encoder.bitRate(width & ~1, height & ~1, framesPerSecond)));
        // With more threads, openh264 cuts images into as many slices as there are cores.
        recorder.setVideoOption("threads", "1");
        recorder.start();
    }

    /** Completes the file. */
    @Override
    public void close() {
        if (recorder != null) {
            try (Frame ignored = frame) {
                recorder.close();
            } catch (FrameRecorder.Exception failure) {
                throw failed(failure);
            }
        }
    }

    private UserError failed(FrameRecorder.Exception failure) {
        String reason = failure.getMessage().split(" \\(For more details", 2)[0];
        return new UserError("cannot write '%s': %s".formatted(file, reason), failure);
    }
}
