package io.sightline.jobs.media;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Turns decoded images as a viewer shows them. Owns the turned image, which each call overwrites.
 */
final class UprightImage implements AutoCloseable {
    private final ImageConverter converter = new ImageConverter(AV_PIX_FMT_BGR24);
    private final Mat shown = new Mat();
    private final AVFrame turned = av_frame_alloc();

    /** The image as it is if it is upright; otherwise turned, owned here. */
    AVFrame of(AVFrame image, Orientation orientation) {
        if (orientation.isUpright()) {
            return image;
        }
        AVFrame bgr = converter.convert(image, image.width(), image.height());
        try (Mat stored =
                new Mat(bgr.height(), bgr.width(), CV_8UC3, bgr.data(0), bgr.linesize(0))) {
            orientation.turn(stored, shown);
        }
        av_frame_unref(turned);
        turned.width(shown.cols()).height(shown.rows()).format(AV_PIX_FMT_BGR24);
        turned.color_range(AVCOL_RANGE_JPEG);
        // The pixels stay in the matrix: the frame only points to them.
        turned.data(0, shown.data()).linesize(0, Math.toIntExact(shown.step()));
        return turned;
    }

    @Override
    public void close() {
        av_frame_free(turned);
        shown.close();
        converter.close();
    }
}
