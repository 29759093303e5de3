package io.sightline.jobs.media;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import io.sightline.models.detector.RgbImage;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** Copies pixels from Java to native memory, for an encoder. Owns one image there. */
final class NativeImage implements AutoCloseable {
    private static final int RGB_BYTES = 3;

    private final AVFrame frame = av_frame_alloc();

    /** The image in native memory; owned here, valid until the next call. */
    AVFrame of(RgbImage image) {
        if (frame.width() != image.width() || frame.height() != image.height()) {
            av_frame_unref(frame);
            frame.width(image.width()).height(image.height()).format(AV_PIX_FMT_RGB24);
            frame.color_range(AVCOL_RANGE_JPEG);
            Ffmpeg.check(av_frame_get_buffer(frame, 0), "cannot allocate an image");
        }
        int rowBytes = image.width() * RGB_BYTES;
        BytePointer rows = frame.data(0);
        for (int y = 0; y < image.height(); y++) {
            rows.position((long) y * frame.linesize(0)).put(image.rgb(), y * rowBytes, rowBytes);
        }
        return frame;
    }

    @Override
    public void close() {
        av_frame_free(frame);
    }
}
