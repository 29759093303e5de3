package io.sightline.operators.decode;

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
    private final Size size;
    private final Mat rgb;
    private final BytePointer bytes;

    InputPicture(int width, int height) {
        // Parallelism comes from many cameras; threads inside one picture would fight over cores.
        opencv_core.setNumThreads(1);
        this.width = width;
        this.height = height;
        size = new Size(width, height);
        rgb = new Mat(height, width, opencv_core.CV_8UC3);
        bytes = rgb.data();
    }

    /**
     * Scales a picture, or one component of it, to this size, bilinearly.
     *
     * @param source 8 bits a component; stays the caller's
     * @param target gets the source's components; stays the caller's
     */
    void scale(Mat source, Mat target) {
        opencv_imgproc.resize(source, target, size, 0, 0, opencv_imgproc.INTER_LINEAR);
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
    }
}
