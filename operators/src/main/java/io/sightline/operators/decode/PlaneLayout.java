package io.sightline.operators.decode;

import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * How the pictures of a pixel format lie in memory, of those formats that have a plane for each
 * component: all that H.264 and H.265 decode to.
 *
 * @param pixelFormat FFmpeg's number of it
 * @param firstPlane index of the plane with luma or red
 * @param secondPlane of the plane with Cb or green, -1 where there is only luma
 * @param thirdPlane of the plane with Cr or blue, -1 where there is only luma
 * @param depth bits of a component, 8 to 16; more than 8 lie in two bytes
 * @param chromaShiftX how often the width of chroma is that of luma halved
 * @param chromaShiftY how often the height of chroma is that of luma halved
 * @param isRgb whether the components are red, green and blue
 */
record PlaneLayout(
        int pixelFormat,
        int firstPlane,
        int secondPlane,
        int thirdPlane,
        int depth,
        int chromaShiftX,
        int chromaShiftY,
        boolean isRgb) {
    private static final int NONE = -1;

    private static final long UNUSABLE =
            avutil.AV_PIX_FMT_FLAG_BE
                    | avutil.AV_PIX_FMT_FLAG_PAL
                    | avutil.AV_PIX_FMT_FLAG_BITSTREAM
                    | avutil.AV_PIX_FMT_FLAG_HWACCEL
                    | avutil.AV_PIX_FMT_FLAG_BAYER
                    | avutil.AV_PIX_FMT_FLAG_FLOAT
                    | avutil.AV_PIX_FMT_FLAG_XYZ;

    /** The layout of a pixel format, empty when it mixes components in a plane. */
    static Optional<PlaneLayout> of(int pixelFormat) {
        AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(pixelFormat);
        if (format == null || (format.flags() & UNUSABLE) != 0) {
            return Optional.empty();
        }
        boolean grey = format.nb_components() < 3;
        int depth = format.comp(0).depth();
        for (int i = 0; i < format.nb_components(); i++) {
            if (!isAlone(format.comp(i), depth)) {
                return Optional.empty();
            }
        }
        return Optional.of(
                new PlaneLayout(
                        pixelFormat,
                        format.comp(0).plane(),
                        grey ? NONE : format.comp(1).plane(),
                        grey ? NONE : format.comp(2).plane(),
                        depth,
                        format.log2_chroma_w(),
                        format.log2_chroma_h(),
                        (format.flags() & avutil.AV_PIX_FMT_FLAG_RGB) != 0));
    }

    private static boolean isAlone(AVComponentDescriptor component, int depth) {
        return depth >= 8
                && component.depth() == depth
                && component.step() == (depth > 8 ? 2 : 1)
                && component.offset() == 0
                && component.shift() == 0;
    }

    boolean isGrey() {
        return secondPlane == NONE;
    }

    /** Width of the second and third component of a picture, pixels. */
    int chromaWidth(int width) {
        return halved(width, chromaShiftX);
    }

    /** Height of the second and third component of a picture, pixels. */
    int chromaHeight(int height) {
        return halved(height, chromaShiftY);
    }

    private static int halved(int length, int times) {
        return (length + (1 << times) - 1) >> times;
    }
}
