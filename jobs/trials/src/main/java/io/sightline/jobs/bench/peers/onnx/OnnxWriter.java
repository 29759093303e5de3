package io.sightline.jobs.bench.peers.onnx;

import io.sightline.models.network.Architecture;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.Layer;
import io.sightline.models.network.Network;
import io.sightline.models.network.Shape;
import io.sightline.models.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a network as an ONNX model (operator set 13, single precision). It ends with the last
 * layers: the caller decodes boxes ({@link io.sightline.models.ssd.BoxCoder}) and turns logits into
 * scores.
 *
 * <p>The same network and weights always give the same bytes.
 */
public final class OnnxWriter {
    /** In: float [N, 3, H, W], R, G, B in [0, 255]; the scale to the network's range is inside. */
    public static final String IMAGE = "image";

    /** Out, of detectors: float [N, A, 4], {@code ty, tx, th, tw} of each anchor. */
    public static final String ENCODINGS = "encodings";

    /** Out: float [N, A, 1 + C], background first; of a classifier [N, C]. */
    public static final String LOGITS = "logits";

    private static final int BOX_VALUES = 4;

    private final OnnxGraph graph = new OnnxGraph("sightline");
    private final Architecture architecture;
    private final int classes;
    private final Network network;
    private final Map<String, Layer> layers;

    private OnnxWriter(Architecture architecture, int classes) {
        this.architecture = architecture;
        this.classes = classes;
        this.network = architecture.network(classes);
        this.layers = network.byName();
    }

    /**
     * Writes.
     *
     * @param classes number of labels; a detector's background is not counted
     * @param weights of every layer that has some
     * @return a serialised ModelProto
     */
    public static byte[] write(Architecture architecture, int classes, Weights weights) {
        return new OnnxWriter(architecture, classes).write(weights);
    }

    private byte[] write(Weights weights) {
        ImageInput input = architecture.input();
        graph.input(IMAGE, 3, input.height(), input.width());
        OnnxLayers nodes = new OnnxLayers(graph, layers, weights);
        network.layers().forEach(layer -> layer.accept(nodes));
        if (network.boxOutputs().isEmpty()) {
            classify();
        } else {
            join(ENCODINGS, network.boxOutputs(), BOX_VALUES);
            join(LOGITS, network.classOutputs(), classes + 1);
        }
        return graph.model();
    }

    private void classify() {
        String shape = graph.integers(LOGITS + "/shape", -1, classes);
        graph.node("Reshape", LOGITS, List.of(network.classOutputs().get(0), shape));
        graph.output(LOGITS, classes);
    }

    /** Joins the predictions of all maps, anchor by anchor. */
    private void join(String output, List<String> predictions, int values) {
        List<String> maps = new ArrayList<>();
        int anchors = 0;
        for (String prediction : predictions) {
            Shape map = layers.get(prediction).output();
            int here = map.height() * map.width() * map.channels() / values;
            String last = prediction + "/channels-last";
            graph.node(
                    "Transpose",
                    last,
                    List.of(prediction),
                    OnnxGraph.Attribute.integers("perm", 0, 2, 3, 1));
            String shape = graph.integers(prediction + "/shape", -1, here, values);
            maps.add(prediction + "/anchors");
            graph.node("Reshape", prediction + "/anchors", List.of(last, shape));
            anchors += here;
        }
        graph.node("Concat", output, maps, OnnxGraph.Attribute.integer("axis", 1));
        graph.output(output, anchors, values);
    }
}
