package io.sightline.operators.decode;

import io.sightline.models.detector.RgbImage;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * An image of the network's input size in native memory; frame after frame is written to it and
 * copied out of it. Owns that memory; not thread-safe.
 */
final class InputPicture implements AutoCloseable {
    private final int width;
    private final int height;
    private final Mat rgb;
    private final BytePointer bytes;

    InputPicture(DecodePolicy policy) {
        // Parallelism comes from many cameras; threads within one image would compete for cores.
        opencv_core.setNumThreads(1);
        width = policy.inputWidth();
        height = policy.inputHeight();
        rgb = new Mat(height, width, opencv_core.CV_8UC3);
        bytes = rgb.data();
    }

    /** The pixels, 8-bit RGB; owned by this object, to be written to but not replaced. */
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
    }
}
