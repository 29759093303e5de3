package io.sightline.jobs.bench.peers.onnx;

/** Field numbers of the messages in {@code onnx.proto} that our models use. */
final class OnnxFields {
    private OnnxFields() {}

    /** {@code ModelProto}. */
    static final class Model {
        static final int IR_VERSION = 1;
        static final int PRODUCER_NAME = 2;
        static final int GRAPH = 7;
        static final int OPERATOR_SETS = 8;

        private Model() {}
    }

    /** {@code OperatorSetIdProto}. */
    static final class OperatorSet {
        static final int DOMAIN = 1;
        static final int VERSION = 2;

        private OperatorSet() {}
    }

    /** {@code GraphProto}. */
    static final class Graph {
        static final int NODES = 1;
        static final int NAME = 2;
        static final int INITIALIZERS = 5;
        static final int INPUTS = 11;
        static final int OUTPUTS = 12;

        private Graph() {}
    }

    /** {@code NodeProto}. */
    static final class Node {
        static final int INPUTS = 1;
        static final int OUTPUTS = 2;
        static final int NAME = 3;
        static final int OPERATION = 4;
        static final int ATTRIBUTES = 5;

        private Node() {}
    }

    /** {@code AttributeProto}. */
    static final class Attribute {
        static final int NAME = 1;
        static final int INTEGER = 3;
        static final int INTEGERS = 8;
        static final int TYPE = 20;

        private Attribute() {}
    }

    /** {@code TensorProto}, a constant. */
    static final class Tensor {
        static final int SIZES = 1;
        static final int TYPE = 2;
        static final int NAME = 8;
        static final int RAW_DATA = 9;

        private Tensor() {}
    }

    /** {@code ValueInfoProto}, an input or output. */
    static final class ValueInfo {
        static final int NAME = 1;
        static final int TYPE = 2;

        private ValueInfo() {}
    }

    /** {@code TypeProto} and its {@code TypeProto.Tensor}. */
    static final class Type {
        static final int TENSOR = 1;
        static final int ELEMENT = 1;
        static final int SHAPE = 2;

        private Type() {}
    }

    /** {@code TensorShapeProto} and its {@code TensorShapeProto.Dimension}. */
    static final class Shape {
        static final int DIMENSIONS = 1;
        static final int SIZE = 1;
        static final int SYMBOL = 2;

        private Shape() {}
    }
}
