package io.sightline.models.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes bundles. A bundle appears whole or not at all: it is written next to its place, then
 * moved.
 */
public final class BundleWriter {
    private BundleWriter() {}

    /** Writes a network's files. */
    @FunctionalInterface
    public interface NetworkFiles {
        /**
         * Writes them.
         *
         * @param directory where to; exists and is empty
         */
        void writeTo(Path directory) throws IOException;
    }

    /**
     * Writes a bundle.
     *
     * @param target the folder to make; may exist if it is empty
     * @param card what the model is; its digests are replaced by those of the files written
     * @param network writes all files but the card
     * @return the bundle, opened
     * @throws ModelException when the target is in use or cannot be written
     */
    public static ModelBundle write(Path target, ModelCard card, NetworkFiles network) {
        try {
            refuseInUse(target);
            Path place = target.toAbsolutePath();
            Files.createDirectories(place.getParent());
            // Not a temporary directory as Java makes them: those are closed to other users.
            Path unfinished =
                    place.resolveSibling(
                            "." + place.getFileName() + ".unfinished-" + UUID.randomUUID());
            Files.createDirectory(unfinished);
            try {
                network.writeTo(unfinished);
                byte[] json = ModelCardFormat.write(card.withFiles(digests(unfinished)));
                Files.write(unfinished.resolve(ModelBundle.CARD), json);
                publish(unfinished, place);
            } finally {
                deleteTree(unfinished);
            }
        } catch (IOException failure) {
            throw new ModelException(target + ": cannot be written: " + failure, failure);
        }
        return ModelBundle.open(target);
    }

    /**
     * Writes what was measured of bf16 into the card of a bundle, whose digest is another one
     * thereafter. The card is replaced in one step; what it says beyond the fields known here is
     * lost.
     *
     * @param bundle that was measured
     * @return the bundle, opened again
     * @throws ModelException when the folder holds another model by now or cannot be written
     */
    public static ModelBundle writeGate(ModelBundle bundle, Bf16Gate gate) {
        Path directory = bundle.directory();
        if (!ModelBundle.open(directory).digest().equals(bundle.digest())) {
            throw new ModelException(directory + ": the model has changed since it was measured");
        }
        try {
            WholeFile.write(
                    directory.resolve(ModelBundle.CARD),
                    ModelCardFormat.write(bundle.card().withGate(gate)));
        } catch (IOException failure) {
            throw new ModelException(directory + ": cannot be written: " + failure, failure);
        }
        return ModelBundle.open(directory);
    }

    private static void refuseInUse(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new ModelException(target + ": exists and is not a folder");
        }
        try (Stream<Path> content = Files.list(target)) {
            if (content.findAny().isPresent()) {
                throw new ModelException(target + ": exists and is not empty");
            }
        }
    }

    private static SortedMap<String, String> digests(Path directory) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (Path file : tree(directory)) {
            if (Files.isRegularFile(file)) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                digests.put(name, Digest.of(file));
            }
        }
        return digests;
    }

    private static void publish(Path unfinished, Path place) throws IOException {
        Files.deleteIfExists(place);
        Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void deleteTree(Path directory) throws IOException {
        if (Files.exists(directory)) {
            List<Path> tree = tree(directory);
            for (int i = tree.size() - 1; i >= 0; i--) {
                Files.delete(tree.get(i));
            }
        }
    }

    private static List<Path> tree(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
