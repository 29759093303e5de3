package io.sightline.models.tensorflow;

import io.sightline.models.bundle.ModelException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Gives every convolution an even number of input channels, by a channel of zeros in the image and
 * in the kernel. The sums stay what they are.
 *
 * <p>oneDNN 3.5, which TensorFlow 2.18 contains, multiplies bfloat16 in pairs of input channels and
 * keeps kernels in layouts such as {@code AcdB32a2b}. With an odd number of channels the last pair
 * is half padding, and the reorder into that layout ({@code jit:uni}) leaves the padding as it
 * found the memory. A wrong number is then multiplied with the next pixel's first channel: scores
 * were off by up to 0.4, differently in each session. In a MobileNet only the first convolution,
 * over red, green and blue, is concerned. Depthwise convolutions and matrix products have other
 * layouts and are not.
 */
final class EvenInputChannels implements GraphRewrite {
    private static final String CONVOLUTION = "Conv2D";
    private static final int CHANNELS = 3;
    private static final int KERNEL_INPUTS = 2;

    @Override
    public void apply(GraphDef.Builder graph) {
        refuseFunctions(graph);
        Set<String> odd = oddConvolutions(graph.build());
        List<NodeDef> added = new ArrayList<>();
        for (NodeDef.Builder node : graph.getNodeBuilderList()) {
            if (odd.contains(node.getName())) {
                pad(node, added);
            }
        }
        graph.addAllNode(added);
    }

    /** Shapes inside function bodies are known only when they are called. */
    private static void refuseFunctions(GraphDef.Builder graph) {
        for (FunctionDef function : graph.getLibrary().getFunctionList()) {
            for (NodeDef node : function.getNodeDefList()) {
                if (node.getOp().equals(CONVOLUTION)) {
                    throw new ModelException(
                            "convolution %s is inside function %s: bf16 needs all convolutions in"
                                            .formatted(
                                                    node.getName(),
                                                    function.getSignature().getName())
                                    + " the main graph; use --precision f32");
                }
            }
        }
    }

    /**
     * Names of the convolutions over 3, 5, 7 ... channels. A single one has a layout without pairs.
     */
    private static Set<String> oddConvolutions(GraphDef definition) {
        Set<String> odd = new HashSet<>();
        try (Graph graph = new Graph()) {
            graph.importGraphDef(definition);
            for (NodeDef node : definition.getNodeList()) {
                if (node.getOp().equals(CONVOLUTION)) {
                    long channels = inputChannels(graph, node);
                    if (channels % 2 != 0 && channels > 1) {
                        odd.add(node.getName());
                    }
                }
            }
        }
        return odd;
    }

    private static long inputChannels(Graph graph, NodeDef node) {
        long image = size(graph, node.getInput(0), CHANNELS);
        long kernel = size(graph, node.getInput(1), KERNEL_INPUTS);
        if (kernel < 1 || (image >= 1 && image != kernel)) {
            throw new ModelException(
                    ("convolution %s: bf16 needs a kernel of known size over all input channels;"
                                    + " use --precision f32")
                            .formatted(node.getName()));
        }
        return kernel;
    }

    /** Size of a tensor along an axis; -1 if unknown. */
    private static long size(Graph graph, String tensor, int axis) {
        int colon = tensor.indexOf(':');
        Operation operation = graph.operation(colon < 0 ? tensor : tensor.substring(0, colon));
        int index = colon < 0 ? 0 : Integer.parseInt(tensor.substring(colon + 1));
        var shape = operation.output(index).shape();
        return shape.isUnknown() ? -1 : shape.get(axis);
    }

    private static void pad(NodeDef.Builder convolution, List<NodeDef> added) {
        String scope = convolution.getName() + "/even/";
        AttrValue type = convolution.getAttrOrThrow("T");
        String image = convolution.getInput(0);
        String kernel = convolution.getInput(1);
        // A pad of the image would be fused with the convolution, whose kernel ignores channels.
        added.add(ints(scope + "begin", 4, 0, 0, 0, 0));
        added.add(ints(scope + "size", 4, -1, -1, -1, 1));
        added.add(ints(scope + "axis", 0, CHANNELS));
        added.add(
                node(scope + "first", "Slice", type, image, scope + "begin", scope + "size")
                        .putAttr("Index", type(DataType.DT_INT32))
                        .build());
        added.add(node(scope + "zeros", "ZerosLike", type, scope + "first").build());
        added.add(
                node(scope + "image", "ConcatV2", type, image, scope + "zeros", scope + "axis")
                        .putAttr("N", AttrValue.newBuilder().setI(2).build())
                        .putAttr("Tidx", type(DataType.DT_INT32))
                        .build());
        added.add(paddings(scope + "paddings"));
        added.add(
                node(scope + "kernel", "Pad", type, kernel, scope + "paddings")
                        .putAttr("Tpaddings", type(DataType.DT_INT32))
                        .build());
        convolution.setInput(0, scope + "image").setInput(1, scope + "kernel");
    }

    private static NodeDef.Builder node(
            String name, String operation, AttrValue type, String... inputs) {
        return NodeDef.newBuilder()
                .setName(name)
                .setOp(operation)
                .addAllInput(List.of(inputs))
                .putAttr("T", type);
    }

    /** One more input channel after the last, in a kernel of [rows, columns, inputs, outputs]. */
    private static NodeDef paddings(String name) {
        return constant(name, shape(4, 2), 0, 0, 0, 0, 0, 1, 0, 0);
    }

    /** A vector, or a scalar for a length of 0. */
    private static NodeDef ints(String name, int length, int... values) {
        return constant(name, length == 0 ? shape() : shape(length), values);
    }

    private static NodeDef constant(String name, TensorShapeProto shape, int... values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setDtype(DataType.DT_INT32).setTensorShape(shape);
        for (int value : values) {
            tensor.addIntVal(value);
        }
        return NodeDef.newBuilder()
                .setName(name)
                .setOp("Const")
                .putAttr("dtype", type(DataType.DT_INT32))
                .putAttr("value", AttrValue.newBuilder().setTensor(tensor).build())
                .build();
    }

    private static TensorShapeProto shape(int... sizes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (int size : sizes) {
            shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
        }
        return shape.build();
    }

    private static AttrValue type(DataType type) {
        return AttrValue.newBuilder().setType(type).build();
    }
}
