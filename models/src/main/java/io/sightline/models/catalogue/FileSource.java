package io.sightline.models.catalogue;

import io.sightline.models.bundle.ModelException;
import java.nio.file.Path;

/** Where files are taken from. */
@FunctionalInterface
public interface FileSource {
    /**
     * Takes a file. Afterwards it is at {@code target} and has the length and the checksum that it
     * should have, or nothing has changed there.
     *
     * @param target where to; its folder exists
     * @param listener of its progress
     * @throws ModelException when it is not to be had, or is not what it should be
     */
    void fetch(SourceFile file, Path target, PullListener listener);
}
