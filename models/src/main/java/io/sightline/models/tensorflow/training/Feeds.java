package io.sightline.models.tensorflow.training;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** The tensors fed to one run of a session, in native memory until this is closed. */
final class Feeds implements AutoCloseable {
    private final Session.Runner runner;
    private final List<Tensor> tensors = new ArrayList<>();

    Feeds(Session.Runner runner) {
        this.runner = runner;
    }

    void scalar(String placeholder, double value) {
        feed(placeholder, TFloat32.scalarOf((float) value));
    }

    void floats(String placeholder, float[] values, long... shape) {
        feed(placeholder, TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(values, true, false)));
    }

    void bytes(String placeholder, byte[] values, long... shape) {
        feed(placeholder, TUint8.tensorOf(Shape.of(shape), DataBuffers.of(values, true, false)));
    }

    private void feed(String placeholder, Tensor tensor) {
        tensors.add(tensor);
        runner.feed(placeholder, tensor);
    }

    @Override
    public void close() {
        tensors.forEach(Tensor::close);
    }
}
