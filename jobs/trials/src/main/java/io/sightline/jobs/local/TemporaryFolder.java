package io.sightline.jobs.local;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.detection.LockedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A folder that is deleted, with all it holds, when it is closed, or else at the next start. */
public record TemporaryFolder(LockedFolder folder) implements AutoCloseable {
    /**
     * Makes one.
     *
     * @return the caller closes it
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with this
    public static TemporaryFolder create() {
        try {
            return new TemporaryFolder(LockedFolder.temporary("sightline-local-"));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot create a temporary folder", failure);
        }
    }

    /** The folder. */
    public Path path() {
        return folder.path();
    }

    @Override
    public void close() {
        folder.close();
    }
}
