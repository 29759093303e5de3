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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A job on the cluster through its whole life: submitted, stopped, restored under new job ids,
 * cancelled. Not thread-safe.
 */
final class TrialJob {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern SUBMITTED = Pattern.compile("submitted with JobID (\\w{32})");
    private static final Pattern SAVEPOINT =
            Pattern.compile("Savepoint completed. Path: file:(\\S+)");

    private final LocalCluster cluster;
    private final Path jobJar;
    private final String failure;
    private final List<String> options;
    private int parallelism;

    /** In the order of their submission. */
    private final List<String> ids = new ArrayList<>();

    /**
     * @param jobJar of the project
     * @param failure first argument of {@link FaultyJob}
     * @param options of the job, without parallelism
     * @param parallelism of the first submission, from 1
     */
    TrialJob(
            LocalCluster cluster,
            Path jobJar,
            String failure,
            List<String> options,
            int parallelism) {
        this.cluster = cluster;
        this.jobJar = jobJar;
        this.failure = failure;
        this.options = List.copyOf(options);
        this.parallelism = parallelism;
    }

    /** The id under which it was submitted last. */
    String id() {
        return ids.get(ids.size() - 1);
    }

    int parallelism() {
        return parallelism;
    }

    /** Takes effect with the next submission. */
    void setParallelism(int parallelism) {
        this.parallelism = parallelism;
    }

    /**
     * Submits it without state.
     *
     * @throws UserError when it is refused
     */
    void submit() {
        submit(Optional.empty());
    }

    /**
     * Submits it from its last checkpoint. Retried while it is refused, because tasks of the former
     * submission run until they notice that their JobManager is gone.
     *
     * @throws UserError when it is still refused after three minutes
     */
    void resume() throws InterruptedException {
        Path checkpoint =
                ids.stream()
                        .map(cluster::checkpoints)
                        .map(CompletedCheckpoints::latestOfJob)
                        .flatMap(Optional::stream)
                        .reduce((earlier, later) -> later)
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

    /**
     * Stops it with a savepoint.
     *
     * @return path of the savepoint
     * @throws UserError when it cannot be stopped
     */
    Path stop() throws InterruptedException {
        String answer =
                cluster.call(
                        "flink", "stop", "--savepointPath", cluster.savepoints().toString(), id());
        Matcher savepoint = SAVEPOINT.matcher(answer);
        if (!savepoint.find()) {
            throw new UserError("flink stop did not print the path of a savepoint: " + answer);
        }
        awaitEnd();
        return Path.of(savepoint.group(1));
    }

    /**
     * Submits it from a savepoint.
     *
     * @throws UserError when it is refused
     */
    void restore(Path savepoint) {
        submit(Optional.of(savepoint));
    }

    private void submit(Optional<Path> state) {
        List<String> command = new ArrayList<>(List.of("flink", "run", "-d"));
        state.ifPresent(path -> command.addAll(List.of("-s", path.toString())));
        command.addAll(List.of("-C", ownClasses(), "-c", FaultyJob.class.getName()));
        command.addAll(List.of(jobJar.toString(), failure));
        command.add("--bootstrap-servers=" + cluster.kafka().bootstrapServers());
        command.add("--parallelism=" + parallelism);
        command.addAll(options);
        String answer = cluster.call(command.toArray(String[]::new));
        Matcher submitted = SUBMITTED.matcher(answer);
        if (!submitted.find()) {
            throw new UserError("flink run did not print a job id: " + answer);
        }
        ids.add(submitted.group(1));
    }

    private static String ownClasses() {
        return FaultyJob.class.getProtectionDomain().getCodeSource().getLocation().toString();
    }

    /** Cancels it: what is not committed is undone. Does nothing if it has ended. */
    void cancel() throws InterruptedException {
        if (cluster.isActive(id())) {
            cluster.call("flink", "cancel", id());
            awaitEnd();
        }
    }

    /** Waits until it has ended. */
    void awaitEnd() throws InterruptedException {
        Waiting.until("the end of the job", PATIENCE, () -> !cluster.isActive(id()));
    }
}
