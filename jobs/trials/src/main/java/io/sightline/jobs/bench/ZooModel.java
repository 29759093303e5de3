package io.sightline.jobs.bench;

import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.error.UserError;
import io.sightline.models.importer.ImportedNetwork;
import io.sightline.models.importer.ModelImport;
import io.sightline.models.tensorflow.peers.DrawnCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A model of TensorFlow's detection zoo, as it was downloaded and imported.
 *
 * @param graph the published MetaGraphDef
 * @param checkpoint path of the weights without {@code .index}
 * @param drawn whether the weights were drawn at random because the published ones are not there
 * @param network as imported
 * @param bundle the same as a bundle
 */
public record ZooModel(
        Path graph, Path checkpoint, boolean drawn, ImportedNetwork network, ModelBundle bundle) {
    private static final String META = "model.ckpt.meta";
    private static final String CONFIG = "pipeline.config";
    private static final String CHECKPOINT = "model.ckpt";
    private static final long SEED = 1;

    /** What drawn weights see is noise; none of it is reported. */
    private static final float NOTHING = 1;

    /**
     * Imports a model.
     *
     * @param zoo the model's folder; without the files that hold the trained weights, others are
     *     drawn, which does not change what the network costs
     * @param folder where its bundle is written; exists
     * @throws UserError when its graph or configuration is not there
     * @throws io.sightline.models.bundle.ModelException when it is none of the networks known here
     */
    public static ZooModel importFrom(Path zoo, Path folder) {
        for (String file : List.of(META, CONFIG)) {
            if (!Files.isRegularFile(zoo.resolve(file))) {
                throw new UserError(
                        "%s: no %s in it, as a model of TensorFlow's detection zoo has"
                                .formatted(zoo, file));
            }
        }
        boolean drawn = !hasValues(zoo);
        Path checkpoint = drawn ? draw(zoo, folder) : zoo.resolve(CHECKPOINT);
        ImportedNetwork network = ModelImport.read(checkpoint, zoo.resolve(CONFIG));
        ModelBundle bundle =
                ModelImport.write(network, description(network, drawn), folder.resolve("bundle"));
        return new ZooModel(zoo.resolve(META), checkpoint, drawn, network, bundle);
    }

    private static boolean hasValues(Path zoo) {
        try (Stream<Path> files = Files.list(zoo)) {
            return files.anyMatch(
                    file -> file.getFileName().toString().startsWith(CHECKPOINT + ".data-"));
        } catch (IOException unreadable) {
            throw new UserError(zoo + ": cannot be read: " + unreadable, unreadable);
        }
    }

    /** Into a folder of the zoo's name, which the import takes for the model's. */
    private static Path draw(Path zoo, Path folder) {
        Path named = folder.resolve(zoo.toAbsolutePath().normalize().getFileName());
        Path checkpoint = named.resolve(CHECKPOINT);
        try {
            Files.createDirectories(named);
        } catch (IOException failure) {
            throw new UncheckedIOException(named + " cannot be made", failure);
        }
        DrawnCheckpoint.write(zoo.resolve(META), checkpoint, SEED);
        return checkpoint;
    }

    /** What classes are called plays no part. */
    private static ModelImport.Description description(ImportedNetwork network, boolean drawn) {
        return new ModelImport.Description(
                IntStream.rangeClosed(1, network.classes()).mapToObj(id -> "class " + id).toList(),
                "NOASSERTION",
                drawn ? NOTHING : ModelImport.DEFAULT_SCORE_THRESHOLD);
    }
}
