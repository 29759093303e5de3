package io.sightline.jobs.bench.peers;

import io.sightline.models.bundle.ModelBundle;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The network that is measured, in the files that peers read: the same weights in all of them.
 *
 * @param bundle in our own format
 * @param onnx in ONNX's, as {@link io.sightline.jobs.bench.peers.onnx.OnnxWriter} writes it
 * @param zoo as it was published; empty if it was not
 */
public record PeerNetwork(ModelBundle bundle, Path onnx, Optional<Zoo> zoo) {
    /**
     * A network of TensorFlow's detection zoo.
     *
     * @param graph a MetaGraphDef
     * @param checkpoint path without {@code .index}
     */
    public record Zoo(Path graph, Path checkpoint) {}

    /** The images that all peers look at, of the network's size. */
    public BenchImages images() {
        return BenchImages.of(bundle.card().inputWidth(), bundle.card().inputHeight());
    }
}
