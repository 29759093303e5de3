package io.sightline.models.tensorflow.reading;

import com.google.protobuf.ByteString;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.network.Weights;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/**
 * Reads float constants from a graph whose variables were frozen into it: each is a node of the
 * variable's name.
 */
public final class FrozenGraphReader {
    private FrozenGraphReader() {}

    /**
     * Reads.
     *
     * @param file a serialised GraphDef
     * @param names of the constants wanted
     * @return the constants by name
     * @throws ModelException when the file is not a graph, or naming the first constant that is
     *     missing, corrupt or not of floats
     */
    public static Map<String, Weights.Array> read(Path file, Collection<String> names) {
        Map<String, NodeDef> nodes = new HashMap<>();
        graph(file).getNodeList().forEach(node -> nodes.put(node.getName(), node));
        Map<String, Weights.Array> constants = new HashMap<>();
        for (String name : names) {
            try {
                constants.put(name, constant(nodes.get(name)));
            } catch (IllegalArgumentException malformed) {
                throw new ModelException(
                        "%s: constant %s cannot be read: %s"
                                .formatted(file, name, malformed.getMessage()),
                        malformed);
            }
        }
        return constants;
    }

    private static GraphDef graph(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return GraphDef.parseFrom(in);
        } catch (IOException unreadable) {
            throw new ModelException(
                    "%s: not a TensorFlow graph: %s".formatted(file, unreadable.getMessage()),
                    unreadable);
        }
    }

    /**
     * The value of a constant.
     *
     * @param node null if it does not exist
     * @throws IllegalArgumentException when it is not a constant of floats
     */
    static Weights.Array constant(NodeDef node) {
        if (node == null || !node.getOp().equals("Const")) {
            throw new IllegalArgumentException(
                    node == null ? "node not found" : "it is a " + node.getOp());
        }
        TensorProto tensor = node.getAttrOrThrow("value").getTensor();
        if (tensor.getDtype() != DataType.DT_FLOAT) {
            throw new IllegalArgumentException("expected floats, found " + tensor.getDtype());
        }
        int[] shape =
                tensor.getTensorShape().getDimList().stream()
                        .mapToInt(dimension -> Math.toIntExact(dimension.getSize()))
                        .toArray();
        int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        return new Weights.Array(values(tensor, size), shape);
    }

    /** Values are packed as bytes or listed; of a list, the last value stands for the rest. */
    private static float[] values(TensorProto tensor, int size) {
        ByteString packed = tensor.getTensorContent();
        if (!packed.isEmpty()) {
            FloatBuffer floats =
                    packed.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            float[] values = new float[floats.remaining()];
            floats.get(values);
            return values;
        }
        float[] values = new float[size];
        int listed = tensor.getFloatValCount();
        for (int i = 0; i < size && listed > 0; i++) {
            values[i] = tensor.getFloatVal(Math.min(i, listed - 1));
        }
        return values;
    }
}
