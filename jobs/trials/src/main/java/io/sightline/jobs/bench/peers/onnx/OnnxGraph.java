package io.sightline.jobs.bench.peers.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Collects the nodes and constants of a graph and makes a model of them. Each method writes the
 * message that it is named after.
 */
final class OnnxGraph {
    /** The first intermediate representation that goes with operator set 13 in every runtime. */
    private static final int IR_VERSION = 8;

    private static final int OPERATOR_SET = 13;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_INTS = 7;

    private final ProtoMessage graph = new ProtoMessage();

    /**
     * @param name of the graph
     */
    OnnxGraph(String name) {
        graph.text(OnnxFields.Graph.NAME, name);
    }

    /** An attribute of a node. */
    record Attribute(ProtoMessage message) {
        /** A whole number. */
        static Attribute integer(String name, long value) {
            ProtoMessage message = named(name).integer(OnnxFields.Attribute.INTEGER, value);
            return new Attribute(message.integer(OnnxFields.Attribute.TYPE, ATTRIBUTE_INT));
        }

        /** A list of whole numbers. */
        static Attribute integers(String name, long... values) {
            ProtoMessage message = named(name);
            for (long value : values) {
                message.integer(OnnxFields.Attribute.INTEGERS, value);
            }
            return new Attribute(message.integer(OnnxFields.Attribute.TYPE, ATTRIBUTE_INTS));
        }

        private static ProtoMessage named(String name) {
            return new ProtoMessage().text(OnnxFields.Attribute.NAME, name);
        }
    }

    /** Adds an operation named after its one output. */
    void node(String operation, String output, List<String> inputs, Attribute... attributes) {
        ProtoMessage node = new ProtoMessage();
        inputs.forEach(input -> node.text(OnnxFields.Node.INPUTS, input));
        node.text(OnnxFields.Node.OUTPUTS, output)
                .text(OnnxFields.Node.NAME, output)
                .text(OnnxFields.Node.OPERATION, operation);
        for (Attribute attribute : attributes) {
            node.message(OnnxFields.Node.ATTRIBUTES, attribute.message());
        }
        graph.message(OnnxFields.Graph.NODES, node);
    }

    /** Adds a constant of floats; without sizes, a scalar. */
    String floats(String name, float[] values, int... shape) {
        ByteBuffer bytes = little(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        return constant(name, FLOAT, bytes, shape);
    }

    /** Adds a constant list of whole numbers. */
    String integers(String name, long... values) {
        ByteBuffer bytes = little(values.length * Long.BYTES);
        bytes.asLongBuffer().put(values);
        return constant(name, INT64, bytes, values.length);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private String constant(String name, int type, ByteBuffer raw, int... shape) {
        ProtoMessage tensor = new ProtoMessage();
        for (int size : shape) {
            tensor.integer(OnnxFields.Tensor.SIZES, size);
        }
        tensor.integer(OnnxFields.Tensor.TYPE, type)
                .text(OnnxFields.Tensor.NAME, name)
                .bytes(OnnxFields.Tensor.RAW_DATA, raw);
        graph.message(OnnxFields.Graph.INITIALIZERS, tensor);
        return name;
    }

    /** Adds an input, a float tensor of any number of images. */
    void input(String name, int... shape) {
        graph.message(OnnxFields.Graph.INPUTS, valueInfo(name, shape));
    }

    /** Adds an output, a float tensor of as many images. */
    void output(String name, int... shape) {
        graph.message(OnnxFields.Graph.OUTPUTS, valueInfo(name, shape));
    }

    private static ProtoMessage valueInfo(String name, int... shape) {
        ProtoMessage images = new ProtoMessage().text(OnnxFields.Shape.SYMBOL, "images");
        ProtoMessage sizes = new ProtoMessage().message(OnnxFields.Shape.DIMENSIONS, images);
        for (int size : shape) {
            ProtoMessage dimension = new ProtoMessage().integer(OnnxFields.Shape.SIZE, size);
            sizes.message(OnnxFields.Shape.DIMENSIONS, dimension);
        }
        ProtoMessage tensor =
                new ProtoMessage()
                        .integer(OnnxFields.Type.ELEMENT, FLOAT)
                        .message(OnnxFields.Type.SHAPE, sizes);
        return new ProtoMessage()
                .text(OnnxFields.ValueInfo.NAME, name)
                .message(
                        OnnxFields.ValueInfo.TYPE,
                        new ProtoMessage().message(OnnxFields.Type.TENSOR, tensor));
    }

    /** The model with everything added so far. */
    byte[] model() {
        ProtoMessage operators =
                new ProtoMessage()
                        .text(OnnxFields.OperatorSet.DOMAIN, "")
                        .integer(OnnxFields.OperatorSet.VERSION, OPERATOR_SET);
        return new ProtoMessage()
                .integer(OnnxFields.Model.IR_VERSION, IR_VERSION)
                .text(OnnxFields.Model.PRODUCER_NAME, "sightline")
                .message(OnnxFields.Model.GRAPH, graph)
                .message(OnnxFields.Model.OPERATOR_SETS, operators)
                .toByteString()
                .toByteArray();
    }
}
