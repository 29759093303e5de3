package io.sightline.models.catalogue;

import io.sightline.models.bundle.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Fetches the files of a model into a cache. Files that are already there with the right checksum
 * are not fetched again.
 *
 * @param cache where to
 * @param source where from
 * @param listener of its progress
 */
public record ModelPull(ModelCache cache, FileSource source, PullListener listener) {
    /**
     * Pulls a model.
     *
     * @return the file to import it from
     * @throws ModelException when a file is not to be had or not the right one, or the cache cannot
     *     be written
     */
    public Path pull(CatalogueModel model) {
        Path folder = cache.folder(model);
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new ModelException(folder + ": cannot be created: " + failure, failure);
        }
        for (SourceFile file : model.files()) {
            Path target = folder.resolve(file.name());
            if (!isThere(file, target)) {
                source.fetch(file, target, listener);
            }
            if (!file.members().isEmpty()) {
                ArchiveMembers.extract(target, file.members(), folder);
            }
        }
        return folder.resolve(model.importFrom());
    }

    private static boolean isThere(SourceFile file, Path target) {
        try {
            return Files.isRegularFile(target)
                    && file.checksum().of(target).equals(file.checksum());
        } catch (IOException failure) {
            throw new ModelException(target + ": cannot be read: " + failure, failure);
        }
    }
}
