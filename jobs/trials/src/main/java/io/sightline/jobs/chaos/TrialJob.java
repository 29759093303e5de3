package io.sightline.jobs.chaos;

import io.sightline.jobs.cluster.LocalCluster;
import io.sightline.jobs.cluster.Waiting;
import io.sightline.jobs.detection.CompletedCheckpoints;
import io.sightline.models.error.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The job on the cluster: submitted, submitted again from its last checkpoint, cancelled. */
final class TrialJob {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final LocalCluster cluster;
    private final Path jobJar;
    private final Path failureFile;
    private final List<String> options;

    /**
     * @param jobJar of the project
     * @param failureFile see {@link FaultyJob}
     * @param options of the job
     */
    TrialJob(LocalCluster cluster, Path jobJar, Path failureFile, List<String> options) {
        this.cluster = cluster;
        this.jobJar = jobJar;
        this.failureFile = failureFile;
        this.options = options;
    }

    void submit() {
        submit(Optional.empty());
    }

    /**
     * Submits it from its last checkpoint. Refused while tasks of the former one are still about;
     * tried again until they have noticed that nobody leads them.
     */
    void resume() throws InterruptedException {
        Path checkpoint =
                CompletedCheckpoints.latestIn(cluster.checkpoints())
                        .orElseThrow(() -> new UserError("the job has no checkpoint yet"));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                submit(Optional.of(checkpoint));
                return;
            } catch (UserError refusal) {
                if (System.nanoTime() > deadline) {
                    throw refusal;
                }
                Waiting.pause();
            }
        }
    }

    private void submit(Optional<Path> checkpoint) {
        List<String> command = new ArrayList<>(List.of("flink", "run", "-d"));
        checkpoint.ifPresent(path -> command.addAll(List.of("-s", path.toString())));
        command.addAll(List.of("-C", ownClasses(), "-c", FaultyJob.class.getName()));
        command.addAll(List.of(jobJar.toString(), failureFile.toString()));
        command.add("--bootstrap-servers=" + cluster.kafka().bootstrapServers());
        command.addAll(options);
        cluster.call(command.toArray(String[]::new));
    }

    private static String ownClasses() {
        return FaultyJob.class.getProtectionDomain().getCodeSource().getLocation().toString();
    }

    /** Ends it; what it has not committed stays undone. */
    void cancel() throws InterruptedException {
        Optional<String> id = cluster.job();
        if (id.isPresent()) {
            cluster.call("flink", "cancel", id.get());
            Waiting.until("the end of the job", PATIENCE, () -> cluster.job().isEmpty());
        }
    }
}
