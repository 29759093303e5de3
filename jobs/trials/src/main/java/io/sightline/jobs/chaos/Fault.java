package io.sightline.jobs.chaos;

import java.util.Locale;

/** The kinds of faults. */
enum Fault {
    /** A TaskManager is killed, and another one starts. */
    KILL_TASK_MANAGER,
    /** A TaskManager is paused until the cluster gives it up, and resumes afterwards. */
    PAUSE_TASK_MANAGER,
    /** The broker is killed, and restarts with its data. */
    KILL_BROKER,
    /** The JobManager is killed; the job continues from its last checkpoint at a new one. */
    KILL_JOB_MANAGER,
    /** For a while no checkpoint can be written, and the last one cannot be read. */
    BLOCK_CHECKPOINTS,
    /** For a while no process can write to its files. */
    FILL_DISK,
    /** A task throws an exception. */
    THROW,
    /** The job is stopped with a savepoint and restored with another parallelism. */
    RESCALE,
    /** The JobManager is killed; the job continues with another parallelism. */
    RESCALE_AFTER_FAILURE,
    /** A frame arrives that kills every process that runs inference on it. */
    POISON_FRAME,
    /** A frame arrives whose inference takes longer than a checkpoint may. */
    STUCK_FRAME,
    /** Thousands of cameras publish one corrupt frame each. */
    SPRAY_KEYS,
    /** A camera's clock jumps to times that the output topics refuse, and back. */
    CLOCK_JUMP,
    /** Another job is stopped, and retention deletes the frames at which it must continue. */
    RETENTION,
    /** Another job reprocesses a range of the same frames. */
    REPLAY,
    /** The same job is submitted a second time. */
    SECOND_JOB;

    /** The name as an option value, for example {@code kill-broker}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
