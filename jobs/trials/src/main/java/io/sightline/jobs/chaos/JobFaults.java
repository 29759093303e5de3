package io.sightline.jobs.chaos;

import io.sightline.jobs.cluster.LocalCluster;
import io.sightline.models.error.UserError;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Faults and operations that concern the job as a whole. */
final class JobFaults {
    private final LocalCluster cluster;
    private final TrialJob job;
    private final TrialJob second;
    private final RandomGenerator random;
    private final Consumer<String> violations;

    /**
     * @param job the disturbed job
     * @param second the same job, never submitted
     * @param random picks the parallelism
     * @param violations receives what should not have happened, one line each
     */
    JobFaults(
            LocalCluster cluster,
            TrialJob job,
            TrialJob second,
            RandomGenerator random,
            Consumer<String> violations) {
        this.cluster = cluster;
        this.job = job;
        this.second = second;
        this.random = random;
        this.violations = violations;
    }

    void rescale() throws InterruptedException {
        Path savepoint = job.stop();
        job.setParallelism(anotherParallelism());
        job.restore(savepoint);
    }

    void rescaleAfterFailure() throws InterruptedException {
        cluster.call("kill", "jobmanager");
        cluster.call("start-job-manager");
        job.setParallelism(anotherParallelism());
        job.resume();
    }

    /** The claim of the running job must hold. */
    void submitAgain() throws InterruptedException {
        try {
            second.submit();
        } catch (UserError refused) {
            return;
        }
        violations.accept("a second job of the same group was accepted");
        second.cancel();
    }

    /** Of 1 to {@link ChaosTrial#PARALLELISM}, not the present one. */
    private int anotherParallelism() {
        int other = random.nextInt(1, ChaosTrial.PARALLELISM);
        return other < job.parallelism() ? other : other + 1;
    }
}
