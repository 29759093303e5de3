package io.sightline.models.tensorflow.reading;

import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Layer;
import io.sightline.models.network.Weights;
import io.sightline.models.tensorflow.writing.NetworkGraph;
import io.sightline.models.tensorflow.writing.ScopedOps;
import io.sightline.models.tensorflow.writing.SymmetricKernel;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;

/** Reads the weights of one of our networks from its bundle. */
public final class SavedModelWeights {
    private SavedModelWeights() {}

    /**
     * Reads.
     *
     * @param bundle verified
     * @return the weights of every layer that has some
     * @throws ModelException when the card does not know the network, or the SavedModel does not
     *     hold its weights
     */
    public static Weights read(ModelBundle bundle) {
        Path file = bundle.directory().resolve(ModelBundle.SAVED_MODEL);
        Architecture architecture =
                bundle.card()
                        .architecture()
                        .orElseThrow(
                                () ->
                                        new ModelException(
                                                bundle.directory()
                                                        + ": imported as it is, so its weights"
                                                        + " cannot be read"));
        Map<String, NodeDef> nodes = new HashMap<>();
        read(file)
                .getMetaGraphs(0)
                .getGraphDef()
                .getNodeList()
                .forEach(node -> nodes.put(node.getName(), node));
        Weights.Collector collector = new Weights.Collector();
        for (Layer layer : architecture.network(bundle.card().labels().size()).layers()) {
            try {
                collect(layer, nodes, collector);
            } catch (IllegalArgumentException malformed) {
                throw new ModelException(
                        "%s: weights of %s cannot be read: %s"
                                .formatted(file, layer.name(), malformed.getMessage()),
                        malformed);
            }
        }
        return collector.weights();
    }

    private static SavedModel read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return SavedModel.parseFrom(in);
        } catch (IOException unreadable) {
            throw new ModelException(
                    "%s: not a SavedModel: %s".formatted(file, unreadable.getMessage()),
                    unreadable);
        }
    }

    private static void collect(
            Layer layer, Map<String, NodeDef> nodes, Weights.Collector collector) {
        if (layer instanceof Layer.Bias) {
            collector.put(layer.name(), constant(layer, NetworkGraph.BIASES, nodes));
        } else if (layer instanceof Layer.Kernel convolution) {
            Weights.Array kernel = constant(layer, NetworkGraph.KERNEL, nodes);
            collector.put(layer.name(), SymmetricKernel.original(kernel, convolution.kernel()));
        }
    }

    private static Weights.Array constant(Layer layer, String name, Map<String, NodeDef> nodes) {
        return FrozenGraphReader.constant(nodes.get(ScopedOps.pathBeside(layer.name(), name)));
    }
}
