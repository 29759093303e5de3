package io.sightline.models.importer.openvino;

import io.sightline.models.network.MobileNetV2;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The backbone in the graph: an image, scaled, a stem and bottleneck blocks.
 *
 * @param image the graph's input
 * @param pixelScale what the image is multiplied by
 * @param stem the first convolution
 * @param blocks in order
 */
record IrBackbone(IrLayer image, float pixelScale, IrConvolution stem, List<Block> blocks) {
    /**
     * An inverted residual block.
     *
     * @param expand empty when the block starts with the depthwise convolution
     * @param depthwise in the middle
     * @param project the linear bottleneck
     * @param input what the block reads
     * @param output its last layer
     * @param residual whether that adds the input
     */
    record Block(
            Optional<IrConvolution> expand,
            IrConvolution depthwise,
            IrConvolution project,
            IrLayer input,
            IrLayer output,
            boolean residual) {}

    /** Reads the backbone from the output of its last block back to the image. */
    static IrBackbone endingAt(IrGraph graph, IrLayer last) {
        Deque<Block> blocks = new ArrayDeque<>();
        IrLayer at = last;
        // A block ends linearly; only the stem before the first one ends with an activation.
        while (!at.is("Clamp") && blocks.size() <= MobileNetV2.BLOCKS) {
            Block block = block(graph, at);
            blocks.addFirst(block);
            at = block.input();
        }
        if (blocks.size() != MobileNetV2.BLOCKS) {
            throw last.differs(
                    String.format(
                            Locale.ROOT,
                            "expected %d bottleneck blocks before it, found %s",
                            MobileNetV2.BLOCKS,
                            at.is("Clamp") ? blocks.size() : "more"));
        }
        IrConvolution stem = IrConvolution.endingAt(graph, at);
        IrLayer scaled = stem.input();
        float scale = scaled.is("Multiply") ? scale(graph, scaled) : 1;
        IrLayer image = scaled.is("Multiply") ? graph.input(scaled, 0) : scaled;
        return new IrBackbone(image.expect("Parameter"), scale, stem, List.copyOf(blocks));
    }

    private static float scale(IrGraph graph, IrLayer multiply) {
        float[] values = graph.floats(graph.input(multiply, 1));
        if (values.length != 1) {
            throw multiply.differs("expected one scale for all channels");
        }
        return values[0];
    }

    private static Block block(IrGraph graph, IrLayer output) {
        output.expect("Add");
        IrLayer first = graph.input(output, 0);
        IrLayer second = graph.input(output, 1);
        if (graph.isConstant(second)) {
            return branch(graph, output, output);
        }
        // A residual sum: one of the two is the block's input, the other was made from it.
        return residual(graph, first, second, output)
                .or(() -> residual(graph, second, first, output))
                .orElseThrow(
                        () -> output.differs("expected the sum of a projection and its input"));
    }

    private static Optional<Block> residual(
            IrGraph graph, IrLayer end, IrLayer shortcut, IrLayer output) {
        boolean projection = end.is("Add") && graph.isConstant(graph.input(end, 1));
        return projection
                ? Optional.of(branch(graph, end, output))
                        .filter(block -> block.input().equals(shortcut))
                : Optional.empty();
    }

    private static Block branch(IrGraph graph, IrLayer end, IrLayer output) {
        IrConvolution project = IrConvolution.endingAt(graph, end);
        IrConvolution depthwise = IrConvolution.endingAt(graph, project.input());
        IrLayer wide = depthwise.input();
        Optional<IrConvolution> expand =
                Optional.of(IrConvolution.endingAt(graph, wide))
                        .filter(convolution -> convolution.form().kernel() == 1);
        IrLayer input = expand.map(IrConvolution::input).orElse(wide);
        return new Block(expand, depthwise, project, input, output, !end.equals(output));
    }
}
