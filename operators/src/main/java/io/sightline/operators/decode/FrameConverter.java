package io.sightline.operators.decode;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/**
 * Converts decoded video frames to RGB at their full size, with the frame's own colour space and
 * range, and scales them as images are scaled.
 *
 * <p>Rounding is exact and the same on every processor, so that the same stream gives the same
 * pixels everywhere. Owns its native buffers and reuses them while the size does not change; not
 * thread-safe.
 */
final class FrameConverter implements AutoCloseable {
    private static final int EXACT =
            swscale.SWS_BILINEAR | swscale.SWS_ACCURATE_RND | swscale.SWS_BITEXACT;

    /** Rows are padded to this many pixels, because swscale may write past a row's end. */
    private static final int ROW_ALIGNMENT = 64;

    private static final int UNCHANGED = 1 << 16; // contrast and saturation, 16.16 fixed point

    private final PictureScaler scaler;
    private final Mat padded = new Mat();
    private final PointerPointer<?> planes = new PointerPointer<>(4);
    private final IntPointer strides = new IntPointer(0, 0, 0, 0);
    private Mat rgb = new Mat();
    private SwsContext context;

    FrameConverter(int inputWidth, int inputHeight) {
        scaler = new PictureScaler(inputWidth, inputHeight);
    }

    /** Whether there is a conversion to RGB from a frame's pixel format. */
    static boolean supports(AVFrame frame) {
        return swscale.sws_isSupportedInput(frame.format()) != 0;
    }

    /** Converts and scales a frame of a supported format, which stays the caller's. */
    Picture convert(AVFrame frame) {
        int width = frame.width();
        int height = frame.height();
        reserve(width, height);
        context =
                swscale.sws_getCachedContext(
                        context,
                        width,
                        height,
                        frame.format(),
                        width,
                        height,
                        avutil.AV_PIX_FMT_RGB24,
                        EXACT,
                        null,
                        null,
                        (DoublePointer) null);
        IntPointer matrix = swscale.sws_getCoefficients(frame.colorspace());
        int fullRange = frame.color_range() == avutil.AVCOL_RANGE_JPEG ? 1 : 0;
        swscale.sws_setColorspaceDetails(
                context, matrix, fullRange, matrix, 1, 0, UNCHANGED, UNCHANGED);
        swscale.sws_scale(context, frame.data(), frame.linesize(), 0, height, planes, strides);
        return new Picture(width, height, scaler.scale(rgb));
    }

    private void reserve(int width, int height) {
        if (rgb.cols() == width && rgb.rows() == height) {
            return;
        }
        int paddedWidth = (width + ROW_ALIGNMENT - 1) / ROW_ALIGNMENT * ROW_ALIGNMENT;
        padded.create(height + 1, paddedWidth, opencv_core.CV_8UC3);
        rgb.close();
        try (Rect visible = new Rect(0, 0, width, height)) {
            rgb = new Mat(padded, visible);
        }
        planes.put(0, rgb.data());
        strides.put(0, paddedWidth * 3);
    }

    @Override
    public void close() {
        swscale.sws_freeContext(context);
        context = null;
        rgb.close();
        padded.close();
        planes.close();
        strides.close();
        scaler.close();
    }
}
