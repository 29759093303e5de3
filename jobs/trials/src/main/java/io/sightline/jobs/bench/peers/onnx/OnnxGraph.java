package io.sightline.models.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Collects the nodes and constants of a graph and makes a model of it. Field numbers are those of
 * {@code onnx.proto}; each method writes the message that it is named after.
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
        graph.text(2, name);
    }

    /** An attribute of a node. */
    record Attribute(ProtoMessage message) {
        /** A whole number. */
        static Attribute integer(String name, long value) {
            ProtoMessage message = new ProtoMessage().text(1, name).integer(3, value);
            return new Attribute(message.integer(20, ATTRIBUTE_INT));
        }

        /** A list of whole numbers. */
        static Attribute integers(String name, long... values) {
            ProtoMessage message = new ProtoMessage().text(1, name);
            for (long value : values) {
                message.integer(8, value);
            }
            return new Attribute(message.integer(20, ATTRIBUTE_INTS));
        }
    }

    /** An operation with one output, which it is called as. */
    void node(String operation, String output, List<String> inputs, Attribute... attributes) {
        ProtoMessage node = new ProtoMessage();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(3, output).text(4, operation);
        for (Attribute attribute : attributes) {
            node.message(5, attribute.message());
        }
        graph.message(1, node);
    }

    /** A constant of floats; without sizes, a single one. */
    String floats(String name, float[] values, int... shape) {
        ByteBuffer bytes = little(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        return constant(name, FLOAT, bytes, shape);
    }

    /** A constant list of whole numbers. */
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
            tensor.integer(1, size);
        }
        graph.message(5, tensor.integer(2, type).text(8, name).bytes(9, raw));
        return name;
    }

    /** A float tensor that goes in, of any number of images. */
    void input(String name, int... shape) {
        graph.message(11, valueInfo(name, shape));
    }

    /** A float tensor that comes out, of as many images. */
    void output(String name, int... shape) {
        graph.message(12, valueInfo(name, shape));
    }

    private static ProtoMessage valueInfo(String name, int... shape) {
        ProtoMessage dimensions =
                new ProtoMessage().message(1, new ProtoMessage().text(2, "images"));
        for (int size : shape) {
            dimensions.message(1, new ProtoMessage().integer(1, size));
        }
        ProtoMessage tensor = new ProtoMessage().integer(1, FLOAT).message(2, dimensions);
        return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
    }

    /** The model with all that was added. */
    byte[] model() {
        return new ProtoMessage()
                .integer(1, IR_VERSION)
                .text(2, "sightline")
                .message(7, graph)
                .message(8, new ProtoMessage().text(1, "").integer(2, OPERATOR_SET))
                .toByteString()
                .toByteArray();
    }
}
