package io.sightline.jobs.bench.peers.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A written model, read by the field numbers of {@code onnx.proto}. */
final class TestingOnnxModel {
    private final UnknownFieldSet model;

    TestingOnnxModel(byte[] bytes) {
        this.model = message(ByteString.copyFrom(bytes));
    }

    record Node(
            String operation,
            String output,
            List<String> inputs,
            Map<String, List<Long>> attributes) {}

    List<Node> nodes() {
        return messages(graph(), 1).stream().map(TestingOnnxModel::node).toList();
    }

    Node node(String output) {
        return nodes().stream().filter(node -> node.output().equals(output)).findFirst().get();
    }

    private static Node node(UnknownFieldSet node) {
        return new Node(
                text(node, 4),
                text(node, 2),
                node.getField(1).getLengthDelimitedList().stream()
                        .map(ByteString::toStringUtf8)
                        .toList(),
                messages(node, 5).stream()
                        .collect(
                                Collectors.toMap(
                                        attribute -> text(attribute, 1),
                                        TestingOnnxModel::values)));
    }

    /** Of a list, or of a single value as its type says. */
    private static List<Long> values(UnknownFieldSet attribute) {
        boolean single = attribute.getField(20).getVarintList().equals(List.of(2L));
        return attribute.getField(single ? 3 : 8).getVarintList();
    }

    /** Names of the constants. */
    List<String> constants() {
        return messages(graph(), 5).stream().map(tensor -> text(tensor, 8)).toList();
    }

    FloatBuffer floats(String constant) {
        return tensor(constant)
                .getField(9)
                .getLengthDelimitedList()
                .get(0)
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }

    List<Long> shape(String constant) {
        return tensor(constant).getField(1).getVarintList();
    }

    private UnknownFieldSet tensor(String constant) {
        return messages(graph(), 5).stream()
                .filter(tensor -> text(tensor, 8).equals(constant))
                .findFirst()
                .get();
    }

    /** What goes in, as {@code name [images, 3, 4]}. */
    List<String> inputs() {
        return messages(graph(), 11).stream().map(TestingOnnxModel::tensorType).toList();
    }

    /** What comes out. */
    List<String> outputs() {
        return messages(graph(), 12).stream().map(TestingOnnxModel::tensorType).toList();
    }

    private static String tensorType(UnknownFieldSet value) {
        UnknownFieldSet tensor = messages(messages(value, 2).get(0), 1).get(0);
        return text(value, 1)
                + messages(messages(tensor, 2).get(0), 1).stream()
                        .map(TestingOnnxModel::dimension)
                        .toList();
    }

    private static String dimension(UnknownFieldSet dimension) {
        return dimension.hasField(1)
                ? dimension.getField(1).getVarintList().get(0).toString()
                : text(dimension, 2);
    }

    private UnknownFieldSet graph() {
        return messages(model, 7).get(0);
    }

    private static List<UnknownFieldSet> messages(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().stream()
                .map(TestingOnnxModel::message)
                .toList();
    }

    private static String text(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().get(0).toStringUtf8();
    }

    private static UnknownFieldSet message(ByteString bytes) {
        try {
            return UnknownFieldSet.parseFrom(bytes);
        } catch (InvalidProtocolBufferException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
