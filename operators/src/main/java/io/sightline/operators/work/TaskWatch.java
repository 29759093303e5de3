package io.sightline.operators.work;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.execution.Environment;
import org.apache.flink.runtime.state.filesystem.FsCheckpointStorageAccess;
import org.apache.flink.streaming.runtime.tasks.StreamTask;

/** What careful work needs to know of the task that does it. */
public final class TaskWatch {
    private static final Duration MAX_PATIENCE = Duration.ofMinutes(1);

    private final BooleanSupplier cancelled;
    private final long patienceMillis;

    /**
     * @param cancelled whether the task is being cancelled
     * @param patienceMillis work that takes longer may have kept checkpoints from completing
     */
    TaskWatch(BooleanSupplier cancelled, long patienceMillis) {
        this.cancelled = cancelled;
        this.patienceMillis = patienceMillis;
    }

    /** Watches the task of an operator. */
    public static TaskWatch of(StreamTask<?, ?> task) {
        Environment environment = task.getEnvironment();
        Configuration settings =
                new Configuration(environment.getTaskManagerInfo().getConfiguration());
        settings.addAll(environment.getJobConfiguration());
        long timeout = settings.get(CheckpointingOptions.CHECKPOINTING_TIMEOUT).toMillis();
        return new TaskWatch(task::isCanceled, Math.min(MAX_PATIENCE.toMillis(), timeout / 2));
    }

    boolean cancelled() {
        return cancelled.getAsBoolean();
    }

    long patienceMillis() {
        return patienceMillis;
    }

    /** The folder of all jobs' checkpoints, if a task's checkpoints are files. */
    static Optional<Path> checkpoints(StreamTask<?, ?> task) {
        return task.getEnvironment().getCheckpointStorageAccess()
                        instanceof FsCheckpointStorageAccess folders
                ? Optional.ofNullable(folders.getCheckpointsDirectory()).map(Path::getParent)
                : Optional.empty();
    }
}
