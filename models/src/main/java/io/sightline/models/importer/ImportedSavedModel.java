package io.sightline.models.importer;

import io.sightline.models.bundle.Digest;
import io.sightline.models.bundle.Interpolation;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.network.Architecture;
import io.sightline.models.tensorflow.SavedModelShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A SavedModel that has a detector's signature already and is imported unchanged.
 *
 * @param folder that holds it
 * @param shape what its signature states
 * @param provenance its files
 */
public record ImportedSavedModel(
        Path folder, SavedModelShape shape, ModelCard.Provenance provenance)
        implements ImportedModel {
    private static final String FORMAT = "TensorFlow SavedModel";

    /** As in the TensorFlow detection zoo's configurations. */
    private static final ModelCard.Thresholds USUAL_THRESHOLDS =
            new ModelCard.Thresholds(0.3f, 0.6f, 100, 100);

    /** Whether a folder is a SavedModel. */
    static boolean isAt(Path folder) {
        return Files.isRegularFile(folder.resolve(ModelBundle.SAVED_MODEL));
    }

    /**
     * Reads the signature.
     *
     * @throws ModelException when it is not a detector's
     */
    static ImportedSavedModel read(Path folder) {
        TreeMap<String, String> digests = new TreeMap<>();
        try {
            for (Path file : files(folder)) {
                digests.put(file.toString().replace('\\', '/'), Digest.of(folder.resolve(file)));
            }
        } catch (IOException unreadable) {
            throw new ModelException(folder + ": cannot be read: " + unreadable, unreadable);
        }
        return new ImportedSavedModel(
                folder,
                SavedModelShape.read(folder.resolve(ModelBundle.SAVED_MODEL)),
                ModelCard.Provenance.imported(FORMAT, digests));
    }

    /** The model and its variables and vocabularies, as paths within the folder. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(
                            file ->
                                    file.startsWith(ModelBundle.SAVED_MODEL)
                                            || file.startsWith("variables")
                                            || file.startsWith("assets"))
                    .toList();
        }
    }

    @Override
    public String name() {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    @Override
    public int classes() {
        return shape.classes();
    }

    @Override
    public ModelCard.Preprocessing preprocessing() {
        return ModelCard.Preprocessing.stretchedRgb(
                shape.width(), shape.height(), Interpolation.BILINEAR);
    }

    @Override
    public ModelCard.Thresholds thresholds() {
        return USUAL_THRESHOLDS;
    }

    @Override
    public Optional<Architecture> knownArchitecture() {
        return Optional.empty();
    }

    @Override
    public void writeTo(Path directory) throws IOException {
        for (Path file : files(folder)) {
            Path copy = directory.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(folder.resolve(file), copy);
        }
    }
}
