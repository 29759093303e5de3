package io.sightline.operators.decode;

import io.sightline.models.bundle.Interpolation;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Scales images, or one component of them, to the size of the network's input. Owns native memory
 * for the steps in between, which is allocated again when an image has another size than the one
 * before. Not thread-safe.
 */
final class PictureScaler implements AutoCloseable {
    private final int width;
    private final int height;
    private final Interpolation interpolation;
    private final Size size;
    private final Size halvedSize = new Size();
    private final List<Mat> levels = new ArrayList<>();

    /**
     * @param policy the size, and how images are scaled to it
     */
    PictureScaler(DecodePolicy policy) {
        width = policy.inputWidth();
        height = policy.inputHeight();
        interpolation = policy.interpolation();
        size = new Size(width, height);
    }

    /**
     * Scales one image.
     *
     * @param source 8 bits a component; kept by the caller
     * @param target receives the source's components; kept by the caller
     */
    void scale(Mat source, Mat target) {
        Mat shrunk = interpolation == Interpolation.PYRAMID ? halve(source) : source;
        opencv_imgproc.resize(shrunk, target, size, 0, 0, opencv_imgproc.INTER_LINEAR);
    }

    /** Halves each axis repeatedly while it is at least twice the target size. */
    private Mat halve(Mat source) {
        Mat level = source;
        for (int i = 0; level.cols() >= 2 * width || level.rows() >= 2 * height; i++) {
            if (i == levels.size()) {
                levels.add(new Mat());
            }
            halvedSize.width(level.cols() >= 2 * width ? level.cols() / 2 : level.cols());
            halvedSize.height(level.rows() >= 2 * height ? level.rows() / 2 : level.rows());
            Mat next = levels.get(i);
            opencv_imgproc.resize(level, next, halvedSize, 0, 0, opencv_imgproc.INTER_AREA);
            level = next;
        }
        return level;
    }

    @Override
    public void close() {
        levels.forEach(Mat::close);
        size.close();
        halvedSize.close();
    }
}
