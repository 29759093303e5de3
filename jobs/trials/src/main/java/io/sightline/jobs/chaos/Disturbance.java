package io.sightline.jobs.chaos;

import io.sightline.jobs.cluster.LocalCluster;
import io.sightline.jobs.cluster.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Lets something go wrong, and puts in order what does not mend itself. */
final class Disturbance {
    /** After this time without a sign of life the cluster takes a TaskManager for dead. */
    static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration PAUSE = HEARTBEAT_TIMEOUT.plusSeconds(5);
    private static final Duration OUTAGE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LocalCluster cluster;
    private final TrialJob job;
    private final Path failureFile;
    private final RandomGenerator random;

    /**
     * @param failureFile see {@link FaultyJob}
     * @param random decides which TaskManager is hit
     */
    Disturbance(LocalCluster cluster, TrialJob job, Path failureFile, RandomGenerator random) {
        this.cluster = cluster;
        this.job = job;
        this.failureFile = failureFile;
        this.random = random;
    }

    /** Returns when the fault is over; what it led to need not be. */
    void strike(Fault fault) throws InterruptedException {
        switch (fault) {
            case KILL_TASK_MANAGER -> {
                cluster.call("kill", anyTaskManager());
                cluster.call("start-task-manager");
            }
            case PAUSE_TASK_MANAGER -> {
                String name = anyTaskManager();
                cluster.call("pause", name);
                sleep(PAUSE);
                cluster.call("resume", name);
            }
            case KILL_BROKER -> {
                cluster.call("kill", "broker");
                cluster.call("start-broker");
            }
            case KILL_JOB_MANAGER -> {
                cluster.call("kill", "jobmanager");
                cluster.call("start-job-manager");
                job.resume();
            }
            case BLOCK_CHECKPOINTS -> blockCheckpoints();
            case THROW -> {
                write(failureFile);
                Waiting.until("a failure", PATIENCE, () -> !Files.exists(failureFile));
            }
        }
    }

    private String anyTaskManager() {
        List<String> names = cluster.taskManagers();
        return names.get(random.nextInt(names.size()));
    }

    /** A file in place of the folder: permissions would not hold back a superuser. */
    private void blockCheckpoints() throws InterruptedException {
        Path folder =
                cluster.checkpoints()
                        .resolve(cluster.job().orElseThrow(IllegalStateException::new));
        Path aside = folder.resolveSibling(folder.getFileName() + ".aside");
        try {
            Files.move(folder, aside);
            write(folder);
            sleep(OUTAGE);
            Files.delete(folder);
            Files.move(aside, folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(folder + " cannot be blocked", failure);
        }
    }

    private static void write(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be made", failure);
        }
    }

    private static void sleep(Duration duration) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(duration.toMillis());
    }
}
