package io.sightline.models.tensorflow.peers;

import com.google.protobuf.ByteString;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.network.Weights;
import io.sightline.models.tensorflow.FloatTensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/**
 * A detector's graph as the TensorFlow Object Detection API wrote it, with random values in the
 * place of trained ones, run by TensorFlow as it stands.
 */
public final class TestingObjectDetectionModel {
    private static final String IMAGE = "image_tensor";
    private static final String BOXES = "Postprocessor/ExpandDims_1";
    private static final String SCORES = "Postprocessor/Slice";

    /** What an exported graph puts out: fewer boxes than the network predicts. */
    private static final List<String> DETECTIONS =
            List.of("detection_boxes", "detection_scores", "detection_classes", "num_detections");

    private final GraphDef graph;
    private final Map<String, Weights.Array> variables;

    private TestingObjectDetectionModel(GraphDef graph, Map<String, Weights.Array> variables) {
        this.graph = graph;
        this.variables = variables;
    }

    /**
     * Gives the variables of a graph values that make a plausible network.
     *
     * @param meta a MetaGraphDef as it lies beside a checkpoint
     */
    public static TestingObjectDetectionModel random(Path meta, long seed) {
        GraphDef graph = DrawnCheckpoint.graph(meta);
        return new TestingObjectDetectionModel(graph, DrawnCheckpoint.variables(graph, seed));
    }

    /** The values by name of the variable. */
    public Map<String, Weights.Array> variables() {
        return variables;
    }

    /**
     * Lets the graph restore itself from a checkpoint and look at images.
     *
     * @param checkpoint path without {@code .index}
     * @return all boxes with the scores of all classes, before suppression
     */
    public List<RawDetections> detect(Path checkpoint, List<RgbImage> images) {
        try (Graph whole = new Graph();
                Session session = new Session(whole)) {
            whole.importGraphDef(graph);
            try (Tensor file = TString.scalarOf(checkpoint.toString())) {
                session.runner().feed("save/Const", file).addTarget("save/restore_all").run();
            }
            return images.stream().map(image -> detect(session, image)).toList();
        }
    }

    private static RawDetections detect(Session session, RgbImage image) {
        try (Tensor input =
                        TUint8.tensorOf(
                                Shape.of(1, image.height(), image.width(), 3),
                                tensor -> tensor.asRawTensor().data().write(image.rgb()));
                Result outputs =
                        session.runner().feed(IMAGE, input).fetch(BOXES).fetch(SCORES).run()) {
            Shape scores = outputs.get(1).shape();
            return new RawDetections(
                    (int) scores.get(1),
                    (int) scores.get(2),
                    FloatTensors.values(outputs.get(0)),
                    FloatTensors.values(outputs.get(1)));
        }
    }

    /** Writes the graph as for inference: what the detections need, variables as constants. */
    public void writeFrozenGraph(Path file) throws IOException {
        Map<String, NodeDef> nodes = new HashMap<>();
        graph.getNodeList().forEach(node -> nodes.put(node.getName(), node));
        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(DETECTIONS);
        while (!open.isEmpty()) {
            String name = open.remove().replaceFirst("^\\^", "").replaceFirst(":\\d+$", "");
            if (needed.add(name)) {
                open.addAll(nodes.get(name).getInputList());
            }
        }
        GraphDef.Builder frozen = GraphDef.newBuilder().setVersions(graph.getVersions());
        for (NodeDef node : graph.getNodeList()) {
            if (needed.contains(node.getName())) {
                frozen.addNode(
                        DrawnCheckpoint.isFloatVariable(node) ? constant(node.getName()) : node);
            }
        }
        Files.write(file, frozen.build().toByteArray());
    }

    private NodeDef constant(String name) {
        Weights.Array array = variables.get(name);
        ByteBuffer bytes =
                ByteBuffer.allocate(array.values().length * Float.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(array.values());
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        IntStream.of(array.shape())
                .forEach(size -> shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size)));
        TensorProto tensor =
                TensorProto.newBuilder()
                        .setDtype(DataType.DT_FLOAT)
                        .setTensorShape(shape)
                        .setTensorContent(ByteString.copyFrom(bytes))
                        .build();
        return NodeDef.newBuilder()
                .setName(name)
                .setOp("Const")
                .putAttr("dtype", AttrValue.newBuilder().setType(DataType.DT_FLOAT).build())
                .putAttr("value", AttrValue.newBuilder().setTensor(tensor).build())
                .build();
    }
}
