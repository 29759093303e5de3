package io.sightline.jobs.peers;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.bench.peers.BenchImages;
import io.sightline.jobs.bench.peers.onnx.OnnxWriter;
import io.sightline.models.detector.RgbImage;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.StringVector;
import org.bytedeco.opencv.opencv_dnn.Net;

/** An ONNX model in OpenCV's DNN module; for one caller at a time. */
final class OpenCvNetwork implements AutoCloseable {
    private final Net net;
    private final StringVector outputs = new StringVector(OnnxWriter.ENCODINGS, OnnxWriter.LOGITS);

    private OpenCvNetwork(Net net) {
        this.net = net;
    }

    /**
     * Opens.
     *
     * @return the caller closes it
     */
    @MustBeClosed
    static OpenCvNetwork open(Path model) {
        return new OpenCvNetwork(opencv_dnn.readNetFromONNX(model.toString()));
    }

    /**
     * Makes a blob of a batch.
     *
     * @return the caller closes it
     */
    static Mat blob(List<RgbImage> images) {
        RgbImage first = images.get(0);
        Mat blob =
                new Mat(
                        new int[] {images.size(), 3, first.height(), first.width()},
                        opencv_core.CV_32F);
        FloatBuffer values = blob.createBuffer();
        values.put(BenchImages.channelsFirst(images));
        return blob;
    }

    /** Runs. */
    Predictions run(Mat images) {
        try (PointerScope ignored = new PointerScope();
                MatVector results = new MatVector()) {
            net.setInput(images);
            net.forward(results, outputs);
            return new Predictions(values(results, 0), values(results, 1));
        }
    }

    private static float[] values(MatVector results, int output) {
        FloatBuffer buffer = results.get(output).createBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    @Override
    public void close() {
        outputs.close();
        net.close();
    }
}
