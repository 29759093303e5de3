package io.sightline.operators.decode;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** A decoded video frame that is drawn by a formula. Owns native memory; the test closes it. */
final class TestingVideoFrame implements AutoCloseable {
    /** The value of a component, in the bits of the format, by its place in the whole picture. */
    interface Drawing {
        int at(int component, int x, int y);
    }

    private final AVFrame frame = avutil.av_frame_alloc();

    /**
     * @param pixelFormat one with a plane for each component; chroma is drawn at the pixel in the
     *     middle of those that share it
     */
    TestingVideoFrame(int pixelFormat, int width, int height, Drawing drawing) {
        frame.format(pixelFormat);
        frame.width(width);
        frame.height(height);
        frame.colorspace(avutil.AVCOL_SPC_SMPTE170M);
        frame.color_range(avutil.AVCOL_RANGE_JPEG);
        if (avutil.av_frame_get_buffer(frame, 0) < 0) {
            throw new IllegalStateException("no memory");
        }
        AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(pixelFormat);
        boolean rgb = (format.flags() & avutil.AV_PIX_FMT_FLAG_RGB) != 0;
        for (int i = 0; i < format.nb_components(); i++) {
            boolean chroma = i > 0 && !rgb;
            draw(
                    i,
                    chroma ? 1 << format.log2_chroma_w() : 1,
                    chroma ? 1 << format.log2_chroma_h() : 1,
                    format.comp(i).depth() > 8 ? 2 : 1,
                    format.comp(i).plane(),
                    drawing);
        }
    }

    private void draw(int component, int stepX, int stepY, int bytes, int plane, Drawing drawing) {
        BytePointer pixels = frame.data(plane);
        for (int y = 0; y * stepY < frame.height(); y++) {
            for (int x = 0; x * stepX < frame.width(); x++) {
                int value = drawing.at(component, x * stepX + stepX / 2, y * stepY + stepY / 2);
                long at = (long) y * frame.linesize(plane) + (long) x * bytes;
                pixels.put(at, (byte) value);
                if (bytes == 2) {
                    pixels.put(at + 1, (byte) (value >> 8));
                }
            }
        }
    }

    /** The same frame with another colour space and range. */
    TestingVideoFrame told(int colourSpace, int range) {
        frame.colorspace(colourSpace);
        frame.color_range(range);
        return this;
    }

    AVFrame frame() {
        return frame;
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
    }
}
