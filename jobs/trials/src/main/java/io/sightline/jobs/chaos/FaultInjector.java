package io.sightline.jobs.chaos;

import io.sightline.jobs.chaos.records.ExtraFrames;
import io.sightline.jobs.cluster.LocalCluster;
import io.sightline.jobs.ledger.LedgerReader;
import io.sightline.models.error.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Injects each kind of fault into the job of a trial, and collects what should not have happened.
 * Owns the producer of the extra frames.
 */
final class FaultInjector implements AutoCloseable {
    private final List<String> violations = new ArrayList<>();
    private final ExtraFrames extraFrames;
    private final ClusterFaults cluster;
    private final JobFaults jobs;
    private final FrameFaults frames;
    private final RetentionFault retention;
    private final ReplayFault replay;

    /**
     * @param job the disturbed job
     * @param second the same job, never submitted
     * @param jobJar of the project
     * @param failureFile see {@link FaultyJob}
     * @param framesTopic of the disturbed job
     * @param events of the disturbed job
     * @param random of everything random
     */
    FaultInjector(
            LocalCluster localCluster,
            TrialJob job,
            TrialJob second,
            Path jobJar,
            Path failureFile,
            String framesTopic,
            LedgerReader events,
            Random random) {
        this.extraFrames = new ExtraFrames(localCluster.kafka(), framesTopic);
        this.cluster = new ClusterFaults(localCluster, job, failureFile, random);
        this.jobs = new JobFaults(localCluster, job, second, random, violations::add);
        this.frames = new FrameFaults(extraFrames, events.extraCameras(), cluster);
        this.retention = new RetentionFault(localCluster, jobJar, violations::add);
        this.replay =
                new ReplayFault(
                        localCluster, jobJar, framesTopic, events.ledger(), violations::add);
    }

    /**
     * Injects a fault and waits until it is over.
     *
     * @throws UserError when the job or a process does not recover from it
     */
    void strike(Fault fault) throws InterruptedException {
        switch (fault) {
            case KILL_TASK_MANAGER -> cluster.killTaskManager();
            case PAUSE_TASK_MANAGER -> cluster.pauseTaskManager();
            case KILL_BROKER -> cluster.killBroker();
            case KILL_JOB_MANAGER -> cluster.killJobManager();
            case BLOCK_CHECKPOINTS -> cluster.blockCheckpoints();
            case FILL_DISK -> cluster.fillDisk();
            case THROW -> cluster.failTask();
            case RESCALE -> jobs.rescale();
            case RESCALE_AFTER_FAILURE -> jobs.rescaleAfterFailure();
            case SECOND_JOB -> jobs.submitAgain();
            case POISON_FRAME -> frames.poison();
            case STUCK_FRAME -> frames.stuck();
            case SPRAY_KEYS -> frames.spray();
            case CLOCK_JUMP -> frames.clockJump();
            case RETENTION -> retention.strike();
            case REPLAY -> replay.strike();
        }
    }

    /** What should not have happened, one line each. */
    List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public void close() {
        extraFrames.close();
    }
}
