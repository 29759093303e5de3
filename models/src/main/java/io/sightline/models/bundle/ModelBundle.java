package io.sightline.models.bundle;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A complete model on disk: its card was read, and every file has the digest that the card states.
 *
 * <p>The folder is a TensorFlow SavedModel with {@link #CARD} next to {@link #SAVED_MODEL}. Its own
 * digest is that of the card's bytes, which contain all the others.
 */
public final class ModelBundle {
    /** File name of the card. */
    public static final String CARD = "model.json";

    /** File name of the network. */
    public static final String SAVED_MODEL = "saved_model.pb";

    /** A card has some kilobytes; a larger file cannot be one and is not read. */
    private static final long MAX_CARD_BYTES = 4 << 20;

    /** Above this TensorFlow's own format ends; no detector comes near it. */
    private static final long MAX_FILE_BYTES = 2L << 30;

    private static final int MAX_FILES = 1000;

    private static final Pattern PARTS_OF_A_SAVED_MODEL =
            Pattern.compile("saved_model\\.[^/]*|fingerprint\\.pb|(variables|assets)/.*");

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
            throw new ModelException(directory + ": model folder not found");
        }
        byte[] json = cardBytes(directory);
        ModelCard card = parseCard(directory, json);
        if (!card.files().containsKey(SAVED_MODEL)) {
            throw new ModelException(directory.resolve(CARD) + ": no digest for " + SAVED_MODEL);
        }
        if (card.files().size() > MAX_FILES) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "%s: lists %d files, expected at most %d",
                            directory.resolve(CARD),
                            card.files().size(),
                            MAX_FILES));
        }
        card.files().forEach((name, expected) -> verify(directory, name, expected));
        refuseUnlisted(directory, card);
        return new ModelBundle(directory, card, Digest.of(json));
    }

    /**
     * Reads only the card of a bundle. Its other files are not looked at.
     *
     * @throws ModelException when the card is missing, unreadable or no model card
     */
    public static ModelCard readCard(Path directory) {
        return parseCard(directory, cardBytes(directory));
    }

    private static ModelCard parseCard(Path directory, byte[] json) {
        try {
            return ModelCardFormat.read(json);
        } catch (ModelException malformed) {
            throw new ModelException(
                    directory.resolve(CARD) + ": " + malformed.getMessage(), malformed);
        }
    }

    /** What TensorFlow would read beside the files whose digests are known. */
    private static void refuseUnlisted(Path directory, ModelCard card) {
        try {
            Files.walkFileTree(
                    directory,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    Integer.MAX_VALUE,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            if (attributes.isRegularFile()) {
                                refuseIfUnlisted(directory, card, file);
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        /** Others may write the same bundle: their unfinished files vanish. */
                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException failure)
                                throws IOException {
                            if (failure instanceof NoSuchFileException) {
                                return FileVisitResult.CONTINUE;
                            }
                            throw failure;
                        }
                    });
        } catch (IOException unreadable) {
            throw new ModelException(directory + ": cannot be read: " + unreadable, unreadable);
        }
    }

    private static void refuseIfUnlisted(Path directory, ModelCard card, Path file) {
        String name = directory.relativize(file).toString().replace('\\', '/');
        if (PARTS_OF_A_SAVED_MODEL.matcher(name).matches() && !card.files().containsKey(name)) {
            throw new ModelException(
                    "%s: part of a SavedModel, but %s states no digest for it"
                            .formatted(file, CARD));
        }
    }

    private static byte[] cardBytes(Path directory) {
        Path file = directory.resolve(CARD);
        try {
            refuseOversize(file, MAX_CARD_BYTES);
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new ModelException(
                    directory + ": not a model bundle, " + CARD + " is missing", missing);
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
            if (!file.toRealPath().startsWith(directory.toRealPath())) {
                throw new ModelException(file + ": a link that leads out of the bundle");
            }
            refuseOversize(file, MAX_FILE_BYTES);
            actual = Digest.of(file);
        } catch (NoSuchFileException missing) {
            throw new ModelException(file + ": missing from the model bundle", missing);
        } catch (IOException unreadable) {
            throw new ModelException(file + ": cannot be read: " + unreadable, unreadable);
        }
        if (!actual.equals(expected)) {
            throw new ModelException(
                    "%s: corrupt, its SHA-256 is %s but %s states %s"
                            .formatted(file, actual, CARD, expected));
        }
    }

    /** A pipe or a device has no end, and none of them is a file of a model. */
    private static void refuseOversize(Path file, long limit) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new ModelException(file + ": not a regular file");
        }
        if (attributes.size() > limit) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "%s: %d bytes, expected at most %d",
                            file,
                            attributes.size(),
                            limit));
        }
    }

    /** Absolute paths show it: "a" does not start with ".", but "../.." starts with "..". */
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
