package io.sightline.models.importer.openvino;

import io.sightline.models.importer.ConvolutionForm;
import io.sightline.models.network.Activation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A convolution, its bias and its activation in the graph: up to three layers in a row.
 *
 * @param layer the convolution itself
 * @param input what it reads
 * @param form what it is
 * @param weights one kernel after the other: per output, per input
 * @param bias one value per output
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: weights are never compared
record IrConvolution(
        IrLayer layer, IrLayer input, ConvolutionForm form, float[] weights, float[] bias) {

    /** Reads the convolution whose result is a layer's output. */
    static IrConvolution endingAt(IrGraph graph, IrLayer end) {
        Optional<Activation> activation = activation(end);
        IrLayer add = (activation.isPresent() ? graph.input(end, 0) : end).expect("Add");
        IrLayer layer = graph.input(add, 0);
        IrLayer weights = graph.input(layer, 1);
        ConvolutionForm form = form(layer, weights.shape(), activation);
        IrConvolution convolution =
                new IrConvolution(
                        layer,
                        graph.input(layer, 0),
                        form,
                        graph.floats(weights),
                        graph.floats(graph.input(add, 1)));
        convolution.checkSizes();
        return convolution;
    }

    private static Optional<Activation> activation(IrLayer layer) {
        if (layer.is("ReLU")) {
            return Optional.of(Activation.RELU);
        }
        if (layer.is("Clamp")) {
            if (layer.number("min") != 0 || layer.number("max") != 6) {
                throw layer.differs("expected limits 0 and 6");
            }
            return Optional.of(Activation.RELU6);
        }
        return Optional.empty();
    }

    /** Full weights are [out, in, k, k], depthwise ones [channels, 1, 1, k, k]. */
    private static ConvolutionForm form(
            IrLayer layer, List<Integer> weights, Optional<Activation> activation) {
        boolean depthwise = layer.is("GroupConvolution");
        if (!depthwise) {
            layer.expect("Convolution");
        }
        int rank = depthwise ? 5 : 4;
        if (weights.size() != rank
                || weights.stream().anyMatch(dimension -> dimension < 1)
                || !weights.get(rank - 1).equals(weights.get(rank - 2))
                || (depthwise && (weights.get(1) != 1 || weights.get(2) != 1))) {
            throw layer.differs("weights have the unexpected shape %s".formatted(weights));
        }
        int kernel = weights.get(rank - 1);
        String side = String.valueOf((kernel - 1) / 2);
        String stride = String.valueOf(layer.integer("strides"));
        layer.expect("strides", stride + ", " + stride)
                .expect("dilations", "1, 1")
                .expect("pads_begin", side + ", " + side)
                .expect("pads_end", side + ", " + side)
                .expect("auto_pad", "explicit");
        return new ConvolutionForm(
                depthwise,
                kernel,
                layer.integer("strides"),
                depthwise ? weights.get(0) : weights.get(1),
                weights.get(0),
                activation);
    }

    private void checkSizes() {
        long inputs = form.depthwise() ? 1 : form.inputs();
        long expected = form.outputs() * inputs * form.kernel() * form.kernel();
        if (weights.length != expected || bias.length != form.outputs()) {
            throw layer.differs(
                    String.format(
                            Locale.ROOT,
                            "%d weights and %d biases do not make a %s",
                            weights.length,
                            bias.length,
                            form));
        }
    }
}
