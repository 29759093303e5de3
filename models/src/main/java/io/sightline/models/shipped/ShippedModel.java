package io.sightline.models.shipped;

import io.sightline.models.bundle.Digest;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.bundle.WholeFile;
import io.sightline.models.catalogue.ModelCache;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The bundle in the class path. TensorFlow reads files, so it is unpacked into a folder named by
 * its digest: each version has its own folder, shared by all processes of a user.
 */
public final class ShippedModel {
    /** Where the bundle is, next to this class. */
    private static final String RESOURCES = "street/";

    /** The card comes last: once it is there, the folder is whole. */
    private static final List<String> FILES = List.of(ModelBundle.SAVED_MODEL, ModelBundle.CARD);

    private ShippedModel() {}

    /**
     * Opens the shipped bundle in {@code $XDG_CACHE_HOME/sightline/shipped}, without that variable
     * in {@code ~/.cache/sightline/shipped}, and where that cannot be written in a temporary folder
     * that goes with the process. Any number of processes may do so at once.
     *
     * @throws ModelException when it can be unpacked nowhere
     */
    public static ModelBundle open() {
        Path home = Path.of(System.getProperty("user.home"));
        return open(ModelCache.defaultDirectory(System.getenv(), home).resolveSibling("shipped"));
    }

    /** The card of the shipped bundle. Nothing is unpacked for it. */
    public static ModelCard card() {
        try {
            return ModelCard.read(resource(ModelBundle.CARD));
        } catch (IOException failure) {
            throw new ModelException("the shipped model cannot be read: " + failure, failure);
        }
    }

    /** Opens the shipped bundle in a folder of this cache, or else in a temporary one. */
    static ModelBundle open(Path cache) {
        try {
            return openIn(cache);
        } catch (IOException notWritable) {
            try {
                return openForThisProcess();
            } catch (IOException failure) {
                failure.addSuppressed(notWritable);
                throw new ModelException(
                        "the shipped model cannot be unpacked: " + failure, failure);
            }
        }
    }

    private static ModelBundle openIn(Path parent) throws IOException {
        byte[] card = resource(ModelBundle.CARD);
        String digest = Digest.of(card);
        Path folder = parent.resolve(digest);
        if (isWhole(folder, digest)) {
            return ModelBundle.open(folder);
        }
        Files.createDirectories(folder);
        for (String name : FILES) {
            // One by one: whoever reads the folder meanwhile finds a damaged file or the right one,
            // and whoever writes it too writes the same.
            WholeFile.write(folder.resolve(name), resource(name));
        }
        return ModelBundle.open(folder);
    }

    private static boolean isWhole(Path folder, String digest) {
        try {
            return ModelBundle.open(folder).digest().equals(digest);
        } catch (ModelException absentOrDamaged) {
            return false;
        }
    }

    private static ModelBundle openForThisProcess() throws IOException {
        ModelBundle bundle = openIn(ProcessFolder.path());
        // What was said last goes first.
        bundle.directory().toFile().deleteOnExit();
        FILES.forEach(name -> bundle.directory().resolve(name).toFile().deleteOnExit());
        return bundle;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ShippedModel.class.getResourceAsStream(RESOURCES + name)) {
            if (in == null) {
                throw new FileNotFoundException("no %s in the class path".formatted(name));
            }
            return in.readAllBytes();
        }
    }

    /** One temporary folder, however often the model is opened. */
    private static final class ProcessFolder {
        private static Path path;

        private ProcessFolder() {}

        static synchronized Path path() throws IOException {
            if (path == null) {
                path = Files.createTempDirectory("sightline-shipped-");
                path.toFile().deleteOnExit();
            }
            return path;
        }
    }
}
