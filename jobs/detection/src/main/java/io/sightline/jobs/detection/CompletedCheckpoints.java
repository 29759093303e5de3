package io.sightline.jobs.detection;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints that jobs completed in a local folder. Flink writes {@code JOB/chk-N/_metadata}
 * there after every task has stored its state.
 */
public final class CompletedCheckpoints {
    private CompletedCheckpoints() {}

    /**
     * The checkpoint that was completed last.
     *
     * @param folder checkpoint folder of one or more jobs; need not exist
     * @return the folder {@code chk-N}
     */
    public static Optional<Path> latestIn(Path folder) {
        return latest(children(folder.toFile()).flatMap(CompletedCheckpoints::children));
    }

    /**
     * The checkpoint that one job completed last.
     *
     * @param folder of the job; need not exist
     * @return the folder {@code chk-N}
     */
    public static Optional<Path> latestOfJob(Path folder) {
        return latest(children(folder.toFile()));
    }

    private static Optional<Path> latest(Stream<File> folders) {
        return folders.filter(checkpoint -> checkpoint.getName().startsWith("chk-"))
                .map(checkpoint -> new File(checkpoint, "_metadata"))
                .filter(File::exists)
                .max(Comparator.comparingLong(File::lastModified))
                .map(metadata -> metadata.getParentFile().toPath());
    }

    /** Empty for a deleted folder: old checkpoints are deleted as new ones complete. */
    private static Stream<File> children(File folder) {
        File[] children = folder.listFiles();
        return children == null ? Stream.empty() : Arrays.stream(children);
    }
}
