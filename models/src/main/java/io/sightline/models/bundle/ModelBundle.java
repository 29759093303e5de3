package io.sightline.models.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A model on disk that is whole: its card was read and every file has the digest the card states.
 *
 * <p>The folder is a TensorFlow SavedModel with {@link #CARD} beside {@link #SAVED_MODEL}. Its own
 * digest is that of the card's bytes, which state all the others.
 */
public final class ModelBundle {
    /** File name of the card. */
    public static final String CARD = "model.json";

    /** File name of the network. */
    public static final String SAVED_MODEL = "saved_model.pb";

    private final Path directory;
    private final ModelCard card;
    private final String digest;

    private ModelBundle(Path directory, ModelCard card, String digest) {
        this.directory = directory;
        this.card = card;
        this.digest = digest;
    }

    /**
     * Opens and verifies a bundle.
     *
     * @throws ModelException when a file is missing, unreadable, no model card, or not the one the
     *     card was written for
     */
    public static ModelBundle open(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new ModelException(directory + ": no such model folder");
        }
        byte[] json = cardBytes(directory);
        ModelCard card;
        try {
            card = ModelCardFormat.read(json);
        } catch (ModelException malformed) {
            throw new ModelException(
                    directory.resolve(CARD) + ": " + malformed.getMessage(), malformed);
        }
        if (!card.files().containsKey(SAVED_MODEL)) {
            throw new ModelException(directory.resolve(CARD) + ": no digest for " + SAVED_MODEL);
        }
        card.files().forEach((name, expected) -> verify(directory, name, expected));
        return new ModelBundle(directory, card, Digest.of(json));
    }

    private static byte[] cardBytes(Path directory) {
        Path file = directory.resolve(CARD);
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new ModelException(
                    directory + ": no model bundle, " + CARD + " is missing", missing);
        } catch (IOException unreadable) {
            throw new ModelException(file + ": cannot be read: " + unreadable, unreadable);
        }
    }

    private static void verify(Path directory, String name, String expected) {
        Path file = directory.resolve(name);
        if (!isWithin(directory, file)) {
            throw new ModelException(
                    directory.resolve(CARD) + ": file outside the bundle: " + name);
        }
        String actual;
        try {
            actual = Digest.of(file);
        } catch (NoSuchFileException missing) {
            throw new ModelException(file + ": missing from the model bundle", missing);
        } catch (IOException unreadable) {
            throw new ModelException(file + ": cannot be read: " + unreadable, unreadable);
        }
        if (!actual.equals(expected)) {
            throw new ModelException(
                    "%s: corrupt, SHA-256 is %s where %s states %s"
                            .formatted(file, actual, CARD, expected));
        }
    }

    /** Absolute paths tell: "a" does not start with ".", but "../.." starts with "..". */
    static boolean isWithin(Path directory, Path file) {
        Path root = directory.toAbsolutePath().normalize();
        return file.toAbsolutePath().normalize().startsWith(root);
    }

    /** The folder. */
    public Path directory() {
        return directory;
    }

    /** What the model is. */
    public ModelCard card() {
        return card;
    }

    /** SHA-256 of the card, 64 lower-case hexadecimal digits; the same digest, the same model. */
    public String digest() {
        return digest;
    }
}
