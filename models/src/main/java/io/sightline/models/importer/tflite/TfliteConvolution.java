package io.sightline.models.importer.tflite;

import io.sightline.models.importer.ConvolutionForm;
import io.sightline.models.network.Activation;
import io.sightline.models.network.Weights;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A convolution of the graph, with the bias and the activation that are fused into it.
 *
 * @param operator of kind {@code CONV_2D} or {@code DEPTHWISE_CONV_2D}
 */
record TfliteConvolution(TfliteOperator operator) {
    /** Code of the padding VALID, which adds no zeros. */
    static final int VALID = 1;

    private static final int NO_ACTIVATION = 0;
    private static final int RELU = 1;
    private static final int RELU6 = 3;
    private static final int LARGEST_OCTET = 255;

    /** What it is, weights aside. */
    ConvolutionForm form() {
        List<Integer> shape = kernel().shape();
        int size = shape.get(1);
        boolean depthwise = operator.is(OperatorKind.DEPTHWISE_CONV_2D);
        checkOptions(shape, depthwise);
        return new ConvolutionForm(
                depthwise,
                size,
                operator.integer("stride_w"),
                shape.get(3),
                shape.get(depthwise ? 3 : 0),
                activation());
    }

    /** The kernel as {@code [k, k, in, out]}, or {@code [k, k, channels, 1]} if depthwise. */
    Weights.Array weights() {
        ConvolutionForm form = form();
        float[] values = kernel().reals();
        int size = form.kernel();
        if (form.depthwise()) {
            return new Weights.Array(values, size, size, form.outputs(), 1);
        }
        return new Weights.Array(
                transposed(values, form.outputs()), size, size, form.inputs(), form.outputs());
    }

    /** One value per output channel. */
    Weights.Array bias() {
        TfliteTensor bias = operator.input(2);
        if (!bias.shape().equals(List.of(form().outputs()))) {
            throw bias.differs(
                    String.format(
                            Locale.ROOT,
                            "expected a bias for each of %d channels, found a shape of %s",
                            form().outputs(),
                            bias.shape()));
        }
        return new Weights.Array(bias.reals(), form().outputs());
    }

    private TfliteTensor kernel() {
        TfliteTensor kernel = operator.input(1);
        if (kernel.shape().size() != 4) {
            throw kernel.differs("expected a kernel of four dimensions, found " + kernel.shape());
        }
        return kernel;
    }

    private void checkOptions(List<Integer> shape, boolean depthwise) {
        boolean square =
                shape.get(1).equals(shape.get(2))
                        && operator.integer("stride_w") == operator.integer("stride_h");
        if (!square) {
            throw operator.differs("expected the same kernel and stride in both directions");
        }
        operator.expect("dilation_w_factor", 1).expect("dilation_h_factor", 1);
        if (depthwise) {
            operator.expect("depth_multiplier", 1);
        }
        // A 1x1 convolution pads nothing, however it is called.
        if (shape.get(1) > 1 && operator.integer("padding") == VALID) {
            throw operator.differs("expected padding SAME, found VALID");
        }
    }

    private Optional<Activation> activation() {
        int fused = operator.integer("fused_activation_function");
        return switch (fused) {
            case RELU -> Optional.of(Activation.RELU);
            case RELU6 -> Optional.of(Activation.RELU6);
            case NO_ACTIVATION ->
                    isClampedByItsType() ? Optional.of(Activation.RELU6) : Optional.empty();
            default -> throw operator.differs("expected no activation but ReLU, found " + fused);
        };
    }

    /**
     * Whether the quantised output reaches from 0 to 6, give or take a step: the converter then
     * leaves the ReLU6 out, since integers can stand for nothing outside that range.
     */
    private boolean isClampedByItsType() {
        TfliteTensor output = operator.output();
        Quantization quantization = output.quantization();
        if (output.type().filter(ElementType.UINT8::equals).isEmpty()
                || !quantization.isPerTensor()) {
            return false;
        }
        float step = quantization.scales()[0];
        return quantization.real(0, 0) == 0
                && Math.abs(quantization.real(0, LARGEST_OCTET) - 6) < step;
    }

    /** {@code [out, k, k, in]} to {@code [k, k, in, out]}. */
    private static float[] transposed(float[] values, int outputs) {
        int perOutput = values.length / outputs;
        float[] transposed = new float[values.length];
        for (int output = 0; output < outputs; output++) {
            for (int i = 0; i < perOutput; i++) {
                transposed[i * outputs + output] = values[output * perOutput + i];
            }
        }
        return transposed;
    }
}
