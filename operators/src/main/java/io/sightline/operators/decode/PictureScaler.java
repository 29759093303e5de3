package io.sightline.operators.decode;

import io.sightline.models.bundle.Interpolation;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Scales pictures, or one component of them, to the size of the network's input. Owns native memory
 * for what lies between, which is taken anew when a picture has another size than the one before;
 * not thread-safe.
 */
final class PictureScaler implements AutoCloseable {
    private final int width;
    private final int height;
    private final Interpolation interpolation;
    private final Size size;
    private final Size halvedSize = new Size();
    private final List<Mat> levels = new ArrayList<>();

    /**
     * @param policy the size, and how a picture gets it
     */
    PictureScaler(DecodePolicy policy) {
        width = policy.inputWidth();
        height = policy.inputHeight();
        interpolation = policy.interpolation();
        size = new Size(width, height);
    }

    /**
     * Scales one picture.
     *
     * @param source 8 bits a component; stays the caller's
     * @param target gets the source's components; stays the caller's
     */
    void scale(Mat source, Mat target) {
        Mat shrunk = interpolation == Interpolation.PYRAMID ? halve(source) : source;
        opencv_imgproc.resize(shrunk, target, size, 0, 0, opencv_imgproc.INTER_LINEAR);
    }

    /** Halves each axis as long as it is at least twice too long. */
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
