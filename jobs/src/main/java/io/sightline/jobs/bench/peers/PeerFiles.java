package io.sightline.jobs.bench.peers;

import io.sightline.jobs.options.UserError;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.importer.ImportedNetwork;
import io.sightline.models.importer.ModelImport;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Classifier;
import io.sightline.models.network.Weights;
import io.sightline.models.onnx.OnnxWriter;
import io.sightline.models.tensorflow.DrawnCheckpoint;
import io.sightline.models.tensorflow.SavedModelWeights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
    private static final String META = "model.ckpt.meta";
    private static final String CONFIG = "pipeline.config";
    private static final String CHECKPOINT = "model.ckpt";
    private static final long SEED = 1;

    /**
     * Writes a bundle for other runtimes.
     *
     * @param folder where to; exists
     * @throws UserError when it is no detector
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
     * Imports a model of TensorFlow's detection zoo and writes it for other runtimes.
     *
     * @param zoo the model's folder as it was downloaded; without the files that hold the trained
     *     weights, others are drawn, which does not change what the network costs
     * @param folder where to; exists
     * @throws UserError when its graph or configuration is not there
     * @throws io.sightline.models.bundle.ModelException when it is none of the networks known here
     */
    public static PeerFiles ofZoo(Path zoo, Path folder) {
        for (String file : List.of(META, CONFIG)) {
            if (!Files.isRegularFile(zoo.resolve(file))) {
                throw new UserError(
                        "%s: no %s in it, as a model of TensorFlow's detection zoo has"
                                .formatted(zoo, file));
            }
        }
        boolean drawn = !hasValues(zoo);
        Path checkpoint = zoo.resolve(CHECKPOINT);
        if (drawn) {
            checkpoint =
                    folder.resolve(
                            zoo.toAbsolutePath().normalize().getFileName().resolve(CHECKPOINT));
            create(checkpoint.getParent());
            DrawnCheckpoint.write(zoo.resolve(META), checkpoint, SEED);
        }
        ImportedNetwork imported = ModelImport.read(checkpoint, zoo.resolve(CONFIG));
        ModelBundle bundle =
                ModelImport.write(imported, description(imported), folder.resolve("bundle"));
        Path onnx = onnx(folder, imported.architecture(), imported.classes(), imported.weights());
        return new PeerFiles(
                imported.name(),
                imported.architecture(),
                imported.classes(),
                drawn,
                new PeerNetwork(
                        bundle,
                        onnx,
                        Optional.of(new PeerNetwork.Zoo(zoo.resolve(META), checkpoint))));
    }

    private static boolean hasValues(Path zoo) {
        try (Stream<Path> files = Files.list(zoo)) {
            return files.anyMatch(
                    file -> file.getFileName().toString().startsWith(CHECKPOINT + ".data-"));
        } catch (IOException unreadable) {
            throw new UserError(zoo + ": cannot be read: " + unreadable, unreadable);
        }
    }

    /** What classes are called plays no part. */
    private static ModelImport.Description description(ImportedNetwork imported) {
        return new ModelImport.Description(
                IntStream.rangeClosed(1, imported.classes()).mapToObj(id -> "class " + id).toList(),
                "NOASSERTION",
                ModelImport.DEFAULT_SCORE_THRESHOLD);
    }

    private static Path onnx(Path folder, Architecture architecture, int classes, Weights weights) {
        Path file = folder.resolve("network.onnx");
        try {
            return Files.write(file, OnnxWriter.write(architecture, classes, weights));
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be written", failure);
        }
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(folder + " cannot be made", failure);
        }
    }
}
