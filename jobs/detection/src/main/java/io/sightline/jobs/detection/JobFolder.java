package io.sightline.jobs.detection;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.kafka.TopicPosition;
import io.sightline.models.error.UserError;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.util.FileUtils;

/**
 * The folder in which one job keeps its checkpoints, so that its next run continues from the last
 * one: offsets, decoders, and transactions together. The folder belongs to that job alone, and one
 * process uses it at a time.
 */
final class JobFolder implements AutoCloseable {
    private static final String FLINK_JOB = "[0-9a-f]".repeat(32);

    private final LockedFolder folder;
    private final Optional<Path> checkpoint;
    private final Optional<JobNote> earlier;

    private JobFolder(LockedFolder folder, Optional<Path> checkpoint, Optional<JobNote> earlier) {
        this.folder = folder;
        this.checkpoint = checkpoint;
        this.earlier = earlier;
    }

    /**
     * Takes a folder for a job.
     *
     * @param path created when absent
     * @param job that is to run
     * @param until where it is to end, as on the command line; empty if it does not end by itself
     * @throws UserError when another process uses it, it holds checkpoints of another job, or it
     *     cannot be written
     */
    @MustBeClosed
    static JobFolder open(Path path, JobIdentity job, Optional<TopicPosition> until) {
        try {
            LockedFolder folder = LockedFolder.tryLock(path).orElseThrow(() -> inUse(path));
            try {
                return open(folder, job, until.map(TopicPosition::text).orElse(""));
            } catch (IOException | RuntimeException failure) {
                folder.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new UserError(
                    "cannot use the checkpoint folder %s: %s".formatted(path, failure), failure);
        }
    }

    private static UserError inUse(Path path) {
        return new UserError(
                "the checkpoint folder %s is in use by process %s; stop that job, or pass another"
                                .formatted(path, LockedFolder.ownerOf(path))
                        + " --checkpoint-dir");
    }

    private static JobFolder open(LockedFolder folder, JobIdentity job, String until)
            throws IOException {
        Optional<Path> checkpoint = CompletedCheckpoints.latestIn(folder.path());
        Optional<JobNote> earlier = JobNote.readFrom(folder.path());
        if (checkpoint.isEmpty()) {
            return new JobFolder(folder, checkpoint, earlier);
        }
        JobNote note =
                earlier.orElseThrow(() -> refusal(folder.path(), "no file says of which job"));
        Optional<String> difference = note.job().differenceTo(job);
        if (difference.isPresent()) {
            throw refusal(folder.path(), difference.get());
        }
        if (!note.until().isEmpty() && !note.until().equals(until)) {
            throw refusal(
                    folder.path(),
                    "it has not reached its --until %s, which must be passed again"
                            .formatted(note.until()));
        }
        deleteOlder(folder.path(), checkpoint.get());
        return new JobFolder(folder, checkpoint, earlier);
    }

    private static UserError refusal(Path path, String reason) {
        return new UserError(
                "the checkpoints in %s are of another job: %s; pass another --checkpoint-dir, or"
                                .formatted(path, reason)
                        + " delete that folder");
    }

    /** A process that was killed leaves checkpoints that it had begun or replaced. */
    private static void deleteOlder(Path folder, Path latest) throws IOException {
        try (DirectoryStream<Path> jobs = Files.newDirectoryStream(folder, FLINK_JOB)) {
            for (Path job : jobs) {
                try (DirectoryStream<Path> checkpoints = Files.newDirectoryStream(job, "chk-*")) {
                    for (Path checkpoint : checkpoints) {
                        if (!checkpoint.equals(latest)) {
                            FileUtils.deleteDirectoryQuietly(checkpoint.toFile());
                        }
                    }
                }
                deleteIfEmpty(job.resolve("shared"));
                deleteIfEmpty(job.resolve("taskowned"));
                deleteIfEmpty(job);
            }
        }
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            boolean empty;
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                empty = !files.iterator().hasNext();
            }
            if (empty) {
                Files.delete(folder);
            }
        }
    }

    /** The folder. */
    Path path() {
        return folder.path();
    }

    /** The checkpoint to continue from; empty for a new job. */
    Optional<Path> checkpoint() {
        return checkpoint;
    }

    /** Where the job that continues ends; empty for a new one or one without an end. */
    Optional<TopicPosition.Offsets> end() {
        return continued().flatMap(JobNote::endOffsets);
    }

    /** The model of the run that is continued; empty for a new job. */
    Optional<String> earlierModel() {
        return continued().map(JobNote::model);
    }

    /** The last run that had this folder, which has ended; empty if there was none. */
    Optional<String> earlierRun() {
        return earlier.map(JobNote::run);
    }

    private Optional<JobNote> continued() {
        return checkpoint.isPresent() ? earlier : Optional.empty();
    }

    /**
     * Notes whose folder this is from now on.
     *
     * @throws UserError when it cannot be written
     */
    void note(JobNote note) {
        try {
            note.writeTo(folder.path());
        } catch (IOException failure) {
            throw new UserError(
                    "cannot write into the checkpoint folder %s: %s"
                            .formatted(folder.path(), failure),
                    failure);
        }
    }

    /** Releases the folder; what is in it stays. */
    @Override
    public void close() {
        folder.close();
    }
}
