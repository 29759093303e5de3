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
        int stride = layer.integer("strides");
        layer.expectNumbers("strides", List.of((float) stride, (float) stride));
        if (layer.has("dilations")) {
            layer.expectNumbers("dilations", List.of(1f, 1f));
        }
        checkPadding(layer, kernel, stride);
        return new ConvolutionForm(
                depthwise,
                kernel,
                stride,
                depthwise ? weights.get(0) : weights.get(1),
                weights.get(0),
                activation);
    }

    /** Requires as much padding on all sides as keeps the size at stride 1. */
    private static void checkPadding(IrLayer layer, int kernel, int stride) {
        String rule = layer.has("auto_pad") ? layer.text("auto_pad") : "explicit";
        boolean follows =
                switch (rule) {
                    case "explicit", "notset" -> {
                        int side = (kernel - 1) / 2;
                        layer.expectNumbers("pads_begin", List.of((float) side, (float) side))
                                .expectNumbers("pads_end", List.of((float) side, (float) side));
                        yield true;
                    }
                    case "same_upper", "same_lower" -> kernel == 1 || stride == 1;
                    case "valid" -> kernel == 1;
                    default -> false;
                };
        if (!follows) {
            throw layer.differs("expected explicit padding, found auto_pad = " + rule);
        }
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
