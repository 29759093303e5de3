package io.sightline.jobs.chaos;

import java.util.Locale;

/** What goes wrong. */
enum Fault {
    /** A TaskManager is killed, and another one started. */
    KILL_TASK_MANAGER,
    /** A TaskManager stands still until it is given up for dead, and then goes on. */
    PAUSE_TASK_MANAGER,
    /** The broker is killed, and started again with its data. */
    KILL_BROKER,
    /** The JobManager is killed, and the job goes on from its last checkpoint under a new one. */
    KILL_JOB_MANAGER,
    /** For a while no checkpoint can be written, nor the last one be read. */
    BLOCK_CHECKPOINTS,
    /** A task throws an exception. */
    THROW;

    /** As people write it: {@code kill-broker}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
