package io.sightline.models.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes files atomically: readers see either the whole old file or the whole new one. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes a file, or replaces it in one step. */
    public static void write(Path file, byte[] content) throws IOException {
        Path unfinished =
                file.resolveSibling("." + file.getFileName() + ".unfinished-" + UUID.randomUUID());
        try {
            Files.write(unfinished, content);
            Files.move(
                    unfinished,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
