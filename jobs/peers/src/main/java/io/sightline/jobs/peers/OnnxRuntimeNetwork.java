package io.sightline.jobs.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.bench.peers.BenchImages;
import io.sightline.jobs.bench.peers.onnx.OnnxWriter;
import io.sightline.models.detector.RgbImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An ONNX model in a session of ONNX Runtime's, which any number of callers share. */
final class OnnxRuntimeNetwork implements AutoCloseable {
    /** The dimension that counts images. */
    private static final String IMAGES = "images";

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    private OnnxRuntimeNetwork(Path model, int threads, int batch) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setIntraOpNumThreads(threads);
            options.setSymbolicDimensionValue(IMAGES, batch);
            this.session = environment.createSession(model.toString(), options);
        }
    }

    /**
     * Opens.
     *
     * @param threads that share the work of a call; with one, a call runs in the caller's thread
     * @param batch images of a call
     * @return the caller closes it
     */
    @MustBeClosed
    static OnnxRuntimeNetwork open(Path model, int threads, int batch) {
        try {
            return new OnnxRuntimeNetwork(model, threads, batch);
        } catch (OrtException refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }

    /**
     * Makes a tensor of a batch, in memory that the runtime reads without a copy.
     *
     * @return the caller closes it
     */
    @MustBeClosed
    OnnxTensor tensor(List<RgbImage> images) {
        float[] values = BenchImages.channelsFirst(images);
        FloatBuffer direct =
                ByteBuffer.allocateDirect(values.length * Float.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .asFloatBuffer()
                        .put(values)
                        .flip();
        RgbImage first = images.get(0);
        try {
            return OnnxTensor.createTensor(
                    environment,
                    direct,
                    new long[] {images.size(), 3, first.height(), first.width()});
        } catch (OrtException refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }

    /** Runs. Thread-safe. */
    Predictions run(OnnxTensor images) {
        try (OrtSession.Result result = session.run(Map.of(OnnxWriter.IMAGE, images))) {
            return new Predictions(
                    values(result, OnnxWriter.ENCODINGS), values(result, OnnxWriter.LOGITS));
        } catch (OrtException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    private static float[] values(OrtSession.Result result, String output) {
        FloatBuffer buffer = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }
}
