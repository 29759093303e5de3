package io.sightline.operators.decode;

import io.sightline.models.bundle.Interpolation;
import io.sightline.models.detector.RgbImage;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A picture of the size of the network's input in native memory, which one frame after the other is
 * written to and copied out of. Owns that memory; not thread-safe.
 */
final class InputPicture implements AutoCloseable {
    private final int width;
    private final int height;
    private final Interpolation interpolation;
    private final Size size;
    private final Size shrunkSize = new Size();
    private final Mat shrunk = new Mat();
    private final Mat rgb;
    private final BytePointer bytes;

    InputPicture(DecodePolicy policy) {
        // Parallelism comes from many cameras; threads inside one picture would fight over cores.
        opencv_core.setNumThreads(1);
        width = policy.inputWidth();
        height = policy.inputHeight();
        interpolation = policy.interpolation();
        size = new Size(width, height);
        rgb = new Mat(height, width, opencv_core.CV_8UC3);
        bytes = rgb.data();
    }

    /**
     * Scales a picture, or one component of it, to this size.
     *
     * @param source 8 bits a component; stays the caller's
     * @param target gets the source's components; stays the caller's
     */
    void scale(Mat source, Mat target) {
        int shrunkWidth = Math.min(width, source.cols());
        int shrunkHeight = Math.min(height, source.rows());
        boolean shrinks = shrunkWidth < source.cols() || shrunkHeight < source.rows();
        if (interpolation == Interpolation.BILINEAR || !shrinks) {
            opencv_imgproc.resize(source, target, size, 0, 0, opencv_imgproc.INTER_LINEAR);
        } else if (shrunkWidth == width && shrunkHeight == height) {
            opencv_imgproc.resize(source, target, size, 0, 0, opencv_imgproc.INTER_AREA);
        } else { // OpenCV averages over areas only where no axis grows
            shrunkSize.width(shrunkWidth).height(shrunkHeight);
            opencv_imgproc.resize(source, shrunk, shrunkSize, 0, 0, opencv_imgproc.INTER_AREA);
            opencv_imgproc.resize(shrunk, target, size, 0, 0, opencv_imgproc.INTER_LINEAR);
        }
    }

    /** The pixels, 8-bit RGB; still this object's, to be written to but not replaced. */
    Mat rgb() {
        return rgb;
    }

    /** A copy of the pixels. */
    RgbImage copy() {
        byte[] copy = new byte[height * width * 3];
        bytes.get(copy);
        return new RgbImage(width, height, copy);
    }

    @Override
    public void close() {
        rgb.close();
        size.close();
        shrunk.close();
        shrunkSize.close();
    }
}
