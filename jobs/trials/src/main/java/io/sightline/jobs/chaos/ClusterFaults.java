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

/**
 * Faults of processes and disks. Each method returns when the fault is over and what does not
 * recover by itself has been restarted; the job may still be recovering.
 */
final class ClusterFaults {
    /** The cluster gives up a TaskManager after this time without a heartbeat. */
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
     * @param random picks the TaskManager
     */
    ClusterFaults(LocalCluster cluster, TrialJob job, Path failureFile, RandomGenerator random) {
        this.cluster = cluster;
        this.job = job;
        this.failureFile = failureFile;
        this.random = random;
    }

    void killTaskManager() {
        cluster.call("kill", anyTaskManager());
        cluster.call("start-task-manager");
    }

    void pauseTaskManager() throws InterruptedException {
        String name = anyTaskManager();
        cluster.call("pause", name);
        sleep(PAUSE);
        cluster.call("resume", name);
    }

    void killBroker() {
        cluster.call("kill", "broker");
        cluster.call("start-broker");
    }

    void killJobManager() throws InterruptedException {
        cluster.call("kill", "jobmanager");
        cluster.call("start-job-manager");
        job.resume();
    }

    /** A task of the job throws an exception. */
    void failTask() throws InterruptedException {
        create(failureFile);
        Waiting.until("a failure", PATIENCE, () -> !Files.exists(failureFile));
    }

    /** A file replaces the folder: permissions would not stop a superuser. */
    void blockCheckpoints() throws InterruptedException {
        Path folder = cluster.checkpoints(job.id());
        Path aside = folder.resolveSibling(folder.getFileName() + ".aside");
        try {
            Files.move(folder, aside);
            create(folder);
            sleep(OUTAGE);
            Files.delete(folder);
            Files.move(aside, folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot block " + folder, failure);
        }
    }

    /**
     * Every write to a file fails, as on a full disk. A broker that loses its only disk ends itself
     * and is restarted, as its owner would do after making room.
     */
    void fillDisk() throws InterruptedException {
        for (long pid : cluster.processes().values()) {
            FileSizeLimit.set(pid, "0");
        }
        sleep(OUTAGE);
        for (long pid : cluster.processes().values()) {
            FileSizeLimit.set(pid, "unlimited");
        }
        // Kafka notices at its next write or flush, so it may end only now.
        sleep(OUTAGE);
        if (!cluster.processes().containsKey("broker")) {
            cluster.call("start-broker");
        }
        if (!cluster.processes().containsKey("jobmanager")) {
            cluster.call("start-job-manager");
            job.resume();
        }
        replaceTaskManagers();
    }

    /** Starts a TaskManager for each one that has ended. */
    void replaceTaskManagers() {
        for (int running = cluster.taskManagers().size();
                running < ChaosTrial.TASK_MANAGERS;
                running++) {
            cluster.call("start-task-manager");
        }
    }

    private String anyTaskManager() {
        List<String> names = cluster.taskManagers();
        return names.get(random.nextInt(names.size()));
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot create " + file, failure);
        }
    }

    private static void sleep(Duration duration) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(duration.toMillis());
    }
}
