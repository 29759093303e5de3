package io.sightline.jobs.media;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P;
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
 * space and range that each image declares. Owns the scalers and their output images.
 *
 * <p>The two fields of an interlaced image stay woven, as decoding gives them; nothing is
 * deinterlaced. Each field has its own rows of chroma, so these are first interpolated within their
 * field, and the result is an ordinary image.
 */
final class ImageConverter implements AutoCloseable {
    /** Of an image; a macro of FFmpeg's {@code frame.h}. */
    static final int AV_FRAME_FLAG_INTERLACED = 1 << 3;

    /** A field of 4:2:0 has whole rows of chroma where the height is a multiple of this. */
    private static final int FIELD_ROWS = 4;

    private final int pixelFormat;
    private final SwsContext scaler = sws_alloc_context();
    private final SwsContext fieldScaler = sws_alloc_context();
    private final AVFrame output = av_frame_alloc();
    private final AVFrame woven = av_frame_alloc();

    /**
     * @param pixelFormat an AV_PIX_FMT constant
     */
    ImageConverter(int pixelFormat) {
        this.pixelFormat = pixelFormat;
    }

    /** The image at the given size; owned here, valid until the next call. */
    AVFrame convert(AVFrame image, int width, int height) {
        if (output.width() != width || output.height() != height) {
            allocate(output, width, height, pixelFormat);
            output.color_range(AVCOL_RANGE_MPEG);
        }
        scale(scaler, output, progressive(image));
        return output;
    }

    /** The image itself unless it is interlaced. */
    private AVFrame progressive(AVFrame image) {
        if ((image.flags() & AV_FRAME_FLAG_INTERLACED) == 0) {
            return image;
        }
        if (image.height() % FIELD_ROWS != 0) {
            return image.flags(image.flags() & ~AV_FRAME_FLAG_INTERLACED);
        }
        if (woven.width() != image.width() || woven.height() != image.height()) {
            allocate(woven, image.width(), image.height(), AV_PIX_FMT_YUV444P);
        }
        woven.colorspace(image.colorspace()).color_range(image.color_range());
        woven.color_primaries(image.color_primaries()).color_trc(image.color_trc());
        woven.flags(AV_FRAME_FLAG_INTERLACED);
        scale(fieldScaler, woven, image);
        return woven.flags(0);
    }

    private static void allocate(AVFrame frame, int width, int height, int format) {
        av_frame_unref(frame);
        frame.width(width).height(height).format(format);
        Ffmpeg.check(av_frame_get_buffer(frame, 0), "cannot allocate an image");
    }

    private static void scale(SwsContext scaler, AVFrame target, AVFrame image) {
        Ffmpeg.check(sws_scale_frame(scaler, target, image), "cannot convert an image");
    }

    @Override
    public void close() {
        av_frame_free(output);
        av_frame_free(woven);
        sws_free_context(scaler);
        sws_free_context(fieldScaler);
    }
}
