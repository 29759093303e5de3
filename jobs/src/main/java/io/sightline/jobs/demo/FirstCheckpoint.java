package io.sightline.jobs.demo;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Tells when a job is ready: Flink completes a checkpoint only when every task runs, its model
 * loaded, and then leaves {@code JOB/chk-N/_metadata} in the folder of the checkpoints.
 */
final class FirstCheckpoint {
    private FirstCheckpoint() {}

    /**
     * Whether a checkpoint has been completed.
     *
     * @param checkpoints where the job keeps its checkpoints, and no other job
     */
    static boolean isIn(Path checkpoints) {
        return children(checkpoints.toFile())
                .flatMap(FirstCheckpoint::children)
                .filter(folder -> folder.getName().startsWith("chk-"))
                .anyMatch(folder -> new File(folder, "_metadata").exists());
    }

    /** Empty for a folder that is gone: old checkpoints are deleted as new ones complete. */
    private static Stream<File> children(File folder) {
        File[] children = folder.listFiles();
        return children == null ? Stream.empty() : Arrays.stream(children);
    }
}
