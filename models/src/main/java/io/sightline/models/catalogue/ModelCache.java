package io.sightline.models.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A folder that keeps the files of pulled models, those of each in a folder of its name. A file
 * appears only when it is whole; an unfinished download is next to it, in {@code NAME.part}.
 *
 * @param directory the folder; created when needed
 */
public record ModelCache(Path directory) {
    /**
     * Where users keep files that can be downloaded again: {@code
     * $XDG_CACHE_HOME/sightline/models}, without that variable {@code ~/.cache/sightline/models}.
     *
     * @param environment the process's environment
     * @param home the user's home
     */
    public static Path defaultDirectory(Map<String, String> environment, Path home) {
        String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        // The XDG base directory specification has a relative path ignored.
        Path parent = Path.of(caches).isAbsolute() ? Path.of(caches) : home.resolve(".cache");
        return parent.resolve("sightline/models");
    }

    /** Folder of a model's files. */
    public Path folder(CatalogueModel model) {
        return directory.resolve(model.name());
    }

    /** Whether the files of a model are all there, as far as their lengths say. */
    public boolean holds(CatalogueModel model) {
        return model.files().stream()
                .allMatch(file -> hasLength(folder(model).resolve(file.name()), file.bytes()));
    }

    private static boolean hasLength(Path file, long bytes) {
        try {
            return Files.size(file) == bytes;
        } catch (IOException absent) {
            return false;
        }
    }
}
