package io.sightline.jobs.local;

import com.google.errorprone.annotations.MustBeClosed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.util.FileUtils;

/** A folder that is deleted, with all it holds, when it is closed. */
public record TemporaryFolder(Path path) implements AutoCloseable {
    /**
     * Makes one.
     *
     * @return the caller closes it
     */
    @MustBeClosed
    public static TemporaryFolder create() {
        try {
            return new TemporaryFolder(Files.createTempDirectory("sightline-local"));
        } catch (IOException failure) {
            throw new UncheckedIOException("no temporary folder", failure);
        }
    }

    @Override
    public void close() {
        FileUtils.deleteDirectoryQuietly(path.toFile());
    }
}
