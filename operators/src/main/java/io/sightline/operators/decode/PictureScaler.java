package io.sightline.operators.decode;

import io.sightline.models.detector.RgbImage;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Scales whole pictures to the network's input size, bilinearly. Owns the native memory of the
 * scaled picture; not thread-safe.
 */
final class PictureScaler implements AutoCloseable {
    private final int width;
    private final int height;
    private final Size size;
    private final Mat scaled;
    private final BytePointer scaledBytes;

    PictureScaler(int width, int height) {
        // Parallelism comes from many cameras; threads inside one picture would fight over cores.
        opencv_core.setNumThreads(1);
        this.width = width;
        this.height = height;
        size = new Size(width, height);
        scaled = new Mat(height, width, opencv_core.CV_8UC3);
        scaledBytes = scaled.data();
    }

    /**
     * Scales a picture.
     *
     * @param rgb 8-bit RGB of any size; stays the caller's
     */
    RgbImage scale(Mat rgb) {
        opencv_imgproc.resize(rgb, scaled, size, 0, 0, opencv_imgproc.INTER_LINEAR);
        byte[] bytes = new byte[height * width * 3];
        scaledBytes.get(bytes);
        return new RgbImage(width, height, bytes);
    }

    @Override
    public void close() {
        scaled.close();
        size.close();
    }
}
