package io.sightline.jobs.train;

import io.sightline.models.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that is filled once and then reused. It gets its name only when it is complete. If
 * filling it is interrupted, the next run fills it from the start.
 */
final class AtomicFolder {
    private AtomicFolder() {}

    /** Fills an empty folder. */
    @FunctionalInterface
    interface Filling {
        void fill(Path empty) throws InterruptedException;
    }

    /**
     * Fills a folder unless it exists.
     *
     * @throws UserError when it cannot be written
     */
    static void make(Path folder, Filling filling) throws InterruptedException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path part = folder.resolveSibling(folder.getFileName() + ".part");
        try {
            delete(part);
            Files.createDirectories(part);
            filling.fill(part);
            Files.move(part, folder);
        } catch (IOException e) {
            throw new UserError("%s: cannot be written: %s".formatted(folder, e), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> inside;
            try (Stream<Path> walk = Files.walk(folder)) {
                inside = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : inside) {
                Files.delete(path);
            }
        }
    }
}
