package io.sightline.jobs.detection;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.kafka.TopicPosition;
import io.sightline.operators.model.ModelIdentity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;

/**
 * The state of an embedded job: the folder that keeps it, if any, and where the job ends. A replay
 * keeps no state by default, because each of its runs starts at its {@code --from}.
 */
final class JobState implements AutoCloseable {
    /** A job that has not found its state yet. */
    static final JobState TEMPORARY =
            new JobState(Optional.empty(), Optional.empty(), "", List.of());

    private final Optional<JobFolder> folder;
    private final Optional<TopicPosition.Offsets> end;
    private final String run;
    private final List<String> notice;

    private JobState(
            Optional<JobFolder> folder,
            Optional<TopicPosition.Offsets> end,
            String run,
            List<String> notice) {
        this.folder = folder;
        this.end = end;
        this.run = run;
        this.notice = List.copyOf(notice);
    }

    /**
     * Takes the folder of a job, and notes there whose it is.
     *
     * @param home where jobs keep their state by default; empty for a temporary folder
     * @throws io.sightline.models.error.UserError when the folder is another job's, or a job of the
     *     same group is running
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with this
    static JobState of(DetectionJob job, DetectionJob.Checked checked, Optional<StateHome> home) {
        Optional<Path> path = path(job, checked.identity(), home);
        String run = UUID.randomUUID().toString();
        if (path.isEmpty()) {
            job.requireNoneRunning(Optional.empty());
            return new JobState(Optional.empty(), job.resolveEnd(), run, List.of(nothingKept(job)));
        }
        Optional<TopicPosition> until = job.settings().until();
        JobFolder folder = JobFolder.open(path.get(), checked.identity(), until);
        try {
            // The folder was not locked, so its last run has ended, whatever it left in Kafka.
            job.requireNoneRunning(folder.earlierRun());
            Optional<TopicPosition.Offsets> end = folder.end().or(job::resolveEnd);
            String model = nameOf(ModelIdentity.of(checked.bundle()));
            folder.note(JobNote.of(checked.identity(), until, end, model, run));
            return new JobState(Optional.of(folder), end, run, notice(folder, model));
        } catch (RuntimeException failure) {
            folder.close();
            throw failure;
        }
    }

    private static Optional<Path> path(
            DetectionJob job, JobIdentity identity, Optional<StateHome> home) {
        boolean byDefault =
                job.settings().checkpointDir().isEmpty()
                        && job.settings().from() instanceof TopicPosition.Committed;
        return byDefault ? home.map(state -> state.folderOf(identity)) : job.localCheckpoints();
    }

    private static String nothingKept(DetectionJob job) {
        return job.settings().from() instanceof TopicPosition.Committed
                ? "State: not kept; the next run starts at the offsets of group '%s'"
                        .formatted(job.settings().groupId())
                : "State: not kept; every run starts at --from " + job.settings().from().text();
    }

    private static String nameOf(ModelIdentity model) {
        return "%s %s (%s)".formatted(model.name(), model.version(), model.digest());
    }

    private static List<String> notice(JobFolder folder, String model) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "State: %s; %s"
                        .formatted(
                                folder.path(),
                                folder.checkpoint()
                                        .map(Path::getFileName)
                                        .map(name -> "continues from its checkpoint " + name)
                                        .orElse("no checkpoint yet")));
        folder.end()
                .ifPresent(
                        end ->
                                lines.add(
                                        "Ends where it was to end when it first started: "
                                                + end.text()));
        folder.earlierModel()
                .filter(earlier -> !earlier.equals(model))
                .ifPresent(earlier -> lines.add("Model: %s, before %s".formatted(model, earlier)));
        return lines;
    }

    /** Keeps the checkpoints after the process ends, and continues from the last one. */
    void addTo(Configuration configuration) {
        if (folder.isEmpty()) {
            return;
        }
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.get().path().toUri().toString());
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        folder.get()
                .checkpoint()
                .ifPresent(
                        checkpoint -> {
                            configuration.set(
                                    StateRecoveryOptions.SAVEPOINT_PATH,
                                    checkpoint.toUri().toString());
                            configuration.set(
                                    StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
                        });
    }

    /** Where the job ends; empty if it does not end by itself. */
    Optional<TopicPosition.Offsets> end() {
        return end;
    }

    /** Tells this run from others of the job. */
    String run() {
        return run;
    }

    /** Where the state is, and what the job continues. */
    List<String> notice() {
        return notice;
    }

    /** Releases the folder. */
    @Override
    public void close() {
        folder.ifPresent(JobFolder::close);
    }
}
