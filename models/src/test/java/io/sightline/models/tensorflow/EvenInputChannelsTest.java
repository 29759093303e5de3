package io.sightline.models.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.ModelException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.types.TFloat32;

class EvenInputChannelsTest {
    private static final int SIDE = 5;
    private static final int OUTPUTS = 4;

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 17})
    void addsAChannelOfZerosToAnOddNumber(int channels) {
        GraphDef rewritten = rewritten(convolution(channels));

        try (Graph graph = new Graph()) {
            graph.importGraphDef(rewritten);
            NodeDef convolution = node(rewritten, "convolution");
            assertThat(shape(graph, convolution.getInput(0)).get(3)).isEqualTo(channels + 1);
            assertThat(shape(graph, convolution.getInput(1)))
                    .isEqualTo(Shape.of(3, 3, channels + 1, OUTPUTS));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 16})
    void leavesEvenNumbersAndASingleChannelAsTheyAre(int channels) {
        GraphDef original = convolution(channels);
        assertThat(rewritten(original)).isEqualTo(original);
    }

    @Test
    void leavesTheResultAsItIs() {
        GraphDef original = convolution(3);
        assertThat(run(rewritten(original), 3)).containsExactly(run(original, 3));
    }

    @Test
    void refusesConvolutionsInsideFunctions() {
        GraphDef.Builder graph = GraphDef.newBuilder();
        graph.getLibraryBuilder()
                .addFunction(
                        FunctionDef.newBuilder()
                                .setSignature(OpDef.newBuilder().setName("backbone"))
                                .addNodeDef(NodeDef.newBuilder().setName("stem").setOp("Conv2D")));

        assertThatThrownBy(() -> new EvenInputChannels().apply(graph))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "convolution stem is inside function backbone: bf16 needs all"
                                + " convolutions in the main graph; use --precision f32");
    }

    @Test
    void refusesKernelsOfUnknownSize() {
        GraphDef.Builder graph = convolution(3).toBuilder();
        for (NodeDef.Builder node : graph.getNodeBuilderList()) {
            if (node.getName().equals("convolution")) {
                node.setInput(1, "unknown");
            }
        }

        assertThatThrownBy(() -> new EvenInputChannels().apply(graph))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("convolution convolution: bf16 needs a kernel of known");
    }

    private static GraphDef rewritten(GraphDef original) {
        GraphDef.Builder rewritten = original.toBuilder();
        new EvenInputChannels().apply(rewritten);
        return rewritten.build();
    }

    /** A convolution from {@code image} over random kernels, and a placeholder of any shape. */
    private static GraphDef convolution(int channels) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            tf.withName("unknown").placeholder(TFloat32.class);
            Placeholder<TFloat32> image =
                    tf.withName("image")
                            .placeholder(
                                    TFloat32.class,
                                    Placeholder.shape(Shape.of(-1, SIDE, SIDE, channels)));
            tf.withName("convolution")
                    .nn
                    .conv2d(
                            image,
                            tf.reshape(
                                    tf.constant(noise(9 * channels * OUTPUTS)),
                                    tf.constant(new int[] {3, 3, channels, OUTPUTS})),
                            List.of(1L, 2L, 2L, 1L),
                            "SAME");
            return graph.toGraphDef();
        }
    }

    private static float[] run(GraphDef definition, int channels) {
        float[] pixels = noise(SIDE * SIDE * channels);
        try (Graph graph = new Graph()) {
            graph.importGraphDef(definition);
            try (Session session = new Session(graph, SessionSettings.onCpu(1, -1).build());
                    Tensor image =
                            TFloat32.tensorOf(
                                    Shape.of(1, SIDE, SIDE, channels),
                                    tensor ->
                                            tensor.copyFrom(DataBuffers.of(pixels, true, false)));
                    Result result =
                            session.runner().feed("image", image).fetch("convolution").run()) {
                return FloatTensors.rows(result.get(0), 1).get(0);
            }
        }
    }

    private static Shape shape(Graph graph, String node) {
        return graph.operation(node).output(0).shape();
    }

    private static NodeDef node(GraphDef graph, String name) {
        return graph.getNodeList().stream()
                .filter(node -> node.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static float[] noise(int length) {
        Random random = new Random(length);
        float[] values = new float[length];
        IntStream.range(0, length).forEach(i -> values[i] = (float) random.nextGaussian());
        return values;
    }
}
