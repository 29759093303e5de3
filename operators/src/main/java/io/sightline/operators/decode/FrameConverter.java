package io.sightline.operators.decode;

import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Scales decoded video frames to the network's input, each component separately and in the same way
 * as still images, then converts the small image to RGB with the frame's own colour space and
 * range.
 *
 * <p>The same frame gives the same pixels. Owns its native buffers and reuses them from frame to
 * frame; not thread-safe.
 */
final class FrameConverter implements AutoCloseable {
    private static final int COMPONENTS = 3;

    private final InputPicture input;
    private final PictureScaler[] scalers = new PictureScaler[COMPONENTS];
    private final Mat[] scaled = new Mat[COMPONENTS];

    /** One for each component: memory would be allocated again for another size. */
    private final Mat[] eightBit = new Mat[COMPONENTS];

    private final MatVector components;
    private final Mat interleaved = new Mat();
    private final Mat matrix = new Mat(COMPONENTS, COMPONENTS + 1, opencv_core.CV_32FC1);
    private final FloatPointer matrixRows = new FloatPointer(matrix.data());
    private final Scalar noChroma = new Scalar(128);
    private PlaneLayout layout;
    private ColourMatrix colours;

    FrameConverter(DecodePolicy policy) {
        input = new InputPicture(policy);
        for (int i = 0; i < COMPONENTS; i++) {
            scalers[i] = new PictureScaler(policy);
            scaled[i] = new Mat(policy.inputHeight(), policy.inputWidth(), opencv_core.CV_8UC1);
            eightBit[i] = new Mat();
        }
        components = new MatVector(scaled);
    }

    /**
     * Converts and scales a frame, which the caller keeps.
     *
     * @return empty when its pixel format is not supported
     */
    Optional<Picture> convert(AVFrame frame) {
        if (!findLayout(frame)) {
            return Optional.empty();
        }
        scale(frame);
        opencv_core.merge(components, interleaved);
        setMatrix(frame);
        opencv_core.transform(interleaved, input.rgb(), matrix);
        return Optional.of(new Picture(frame.width(), frame.height(), input.copy()));
    }

    private boolean findLayout(AVFrame frame) {
        if (layout == null || layout.pixelFormat() != frame.format()) {
            layout = PlaneLayout.of(frame.format()).orElse(null);
        }
        return layout != null;
    }

    private void scale(AVFrame frame) {
        int width = frame.width();
        int height = frame.height();
        scale(frame, 0, layout.firstPlane(), width, height);
        if (layout.isGrey()) {
            scaled[1].put(noChroma);
            scaled[2].put(noChroma);
            return;
        }
        int chromaWidth = layout.chromaWidth(width);
        int chromaHeight = layout.chromaHeight(height);
        scale(frame, 1, layout.secondPlane(), chromaWidth, chromaHeight);
        scale(frame, 2, layout.thirdPlane(), chromaWidth, chromaHeight);
    }

    private void scale(AVFrame frame, int component, int index, int width, int height) {
        int type = layout.depth() > 8 ? opencv_core.CV_16UC1 : opencv_core.CV_8UC1;
        BytePointer first = frame.data(index);
        try (Mat plane = new Mat(height, width, type, first, frame.linesize(index))) {
            if (layout.depth() > 8) {
                plane.convertTo(
                        eightBit[component],
                        opencv_core.CV_8U,
                        1d / (1 << (layout.depth() - 8)),
                        0);
                scalers[component].scale(eightBit[component], scaled[component]);
            } else {
                scalers[component].scale(plane, scaled[component]);
            }
        }
    }

    private void setMatrix(AVFrame frame) {
        ColourMatrix told = colours(frame);
        if (!told.equals(colours)) {
            matrixRows.put(told.rows());
            colours = told;
        }
    }

    private ColourMatrix colours(AVFrame frame) {
        boolean fullRange = frame.color_range() == avutil.AVCOL_RANGE_JPEG;
        if (layout.isRgb()) {
            return new ColourMatrix(ColourMatrix.IDENTITY, fullRange);
        }
        int coefficients = frame.colorspace(); // FFmpeg's numbers are those of H.273
        return new ColourMatrix(
                coefficients == ColourMatrix.IDENTITY ? ColourMatrix.UNSPECIFIED : coefficients,
                fullRange);
    }

    @Override
    public void close() {
        input.close();
        for (int i = 0; i < COMPONENTS; i++) {
            scalers[i].close();
            scaled[i].close();
            eightBit[i].close();
        }
        components.close();
        interleaved.close();
        matrix.close();
        noChroma.close();
    }
}
