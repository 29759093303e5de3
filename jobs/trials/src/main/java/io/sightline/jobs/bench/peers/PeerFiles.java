package io.sightline.jobs.bench.peers;

import io.sightline.jobs.bench.ZooModel;
import io.sightline.jobs.bench.peers.onnx.OnnxWriter;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.error.UserError;
import io.sightline.models.importer.ImportedNetwork;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Classifier;
import io.sightline.models.network.Weights;
import io.sightline.models.tensorflow.reading.SavedModelWeights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The network to be measured, written for each kind of peer.
 *
 * @param name of the network
 * @param architecture of the network
 * @param classes number of labels, background not counted
 * @param drawn whether its weights were drawn at random because the published ones are not there
 * @param network its files
 */
public record PeerFiles(
        String name, Architecture architecture, int classes, boolean drawn, PeerNetwork network) {

    /**
     * Writes a bundle for other runtimes.
     *
     * @param folder where to; exists
     * @throws UserError when it is not a detector
     * @throws io.sightline.models.bundle.ModelException when it is no network of our own
     */
    public static PeerFiles ofBundle(ModelBundle bundle, Path folder) {
        Weights weights = SavedModelWeights.read(bundle);
        Architecture architecture = bundle.card().architecture().orElseThrow();
        if (architecture.head() instanceof Classifier) {
            throw new UserError(bundle.directory() + ": a classifier; detectors are measured");
        }
        int classes = bundle.card().labels().size();
        Path onnx = onnx(folder, architecture, classes, weights);
        return new PeerFiles(
                bundle.card().name(),
                architecture,
                classes,
                false,
                new PeerNetwork(bundle, onnx, Optional.empty()));
    }

    /**
     * Writes a model of TensorFlow's detection zoo for other runtimes.
     *
     * @param folder where to; exists
     */
    public static PeerFiles ofZoo(ZooModel zoo, Path folder) {
        ImportedNetwork network = zoo.network();
        Path onnx = onnx(folder, network.architecture(), network.classes(), network.weights());
        return new PeerFiles(
                network.name(),
                network.architecture(),
                network.classes(),
                zoo.drawn(),
                new PeerNetwork(
                        zoo.bundle(),
                        onnx,
                        Optional.of(new PeerNetwork.Zoo(zoo.graph(), zoo.checkpoint()))));
    }

    private static Path onnx(Path folder, Architecture architecture, int classes, Weights weights) {
        Path file = folder.resolve("network.onnx");
        try {
            return Files.write(file, OnnxWriter.write(architecture, classes, weights));
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be written", failure);
        }
    }
}
