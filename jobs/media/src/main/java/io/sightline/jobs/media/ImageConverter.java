package io.sightline.jobs.media;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_free_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;

/**
 * Converts images of any size and pixel format to those that an encoder accepts, with the colour
 * space and range that each image declares. Owns the scaler and its output image.
 */
final class ImageConverter implements AutoCloseable {
    private final int pixelFormat;
    private final SwsContext scaler = sws_alloc_context();
    private final AVFrame output = av_frame_alloc();

    /**
     * @param pixelFormat an AV_PIX_FMT constant
     */
    ImageConverter(int pixelFormat) {
        this.pixelFormat = pixelFormat;
    }

    /** The image at the given size; owned here, valid until the next call. */
    AVFrame convert(AVFrame image, int width, int height) {
        if (output.width() != width || output.height() != height) {
            av_frame_unref(output);
            output.width(width).height(height).format(pixelFormat);
            output.color_range(AVCOL_RANGE_MPEG);
            Ffmpeg.check(av_frame_get_buffer(output, 0), "cannot allocate an image");
        }
        Ffmpeg.check(sws_scale_frame(scaler, output, image), "cannot convert an image");
        return output;
    }

    @Override
    public void close() {
        av_frame_free(output);
        sws_free_context(scaler);
    }
}
