package io.sightline.jobs.chaos;

import io.sightline.jobs.cluster.LocalCluster;
import io.sightline.jobs.ledger.Ledger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A bounded job processes the frames of the last half minute a second time, beside the live one. It
 * must end by itself, with the same bytes as the live one. Video frames before the first keyframe
 * of the range are dead letters, so frames cannot be counted.
 */
final class ReplayFault {
    private static final Duration RANGE = Duration.ofSeconds(30);

    /** After this time without an event, all that the ended job has committed was read. */
    private static final Duration LAST_READ = Duration.ofSeconds(5);

    private final LocalCluster cluster;
    private final Path jobJar;
    private final String framesTopic;
    private final Ledger live;
    private final Consumer<String> violations;
    private int count;

    /**
     * @param jobJar of the project
     * @param framesTopic of the live job
     * @param live events of the live job
     * @param violations receives what should not have happened, one line each
     */
    ReplayFault(
            LocalCluster cluster,
            Path jobJar,
            String framesTopic,
            Ledger live,
            Consumer<String> violations) {
        this.cluster = cluster;
        this.jobJar = jobJar;
        this.framesTopic = framesTopic;
        this.live = live;
        this.violations = violations;
    }

    void strike() throws InterruptedException {
        count++;
        try (SideJob side =
                SideJob.create(
                        cluster,
                        jobJar,
                        "replay-" + count,
                        framesTopic,
                        "--from=" + Instant.now().minus(RANGE),
                        "--until=latest")) {
            side.job().submit();
            side.job().awaitEnd();
            side.events().awaitFrames(Long.MAX_VALUE, LAST_READ);
            check(side.events().ledger());
        }
    }

    private void check(Ledger replay) {
        long differing = live.differing(replay);
        if (replay.frames() == 0 || replay.duplicated() > 0 || differing > 0) {
            violations.accept(
                    "replay: "
                            + replay.frames()
                            + " frames reported, "
                            + replay.duplicated()
                            + " duplicated, "
                            + differing
                            + " differing from the live job");
        }
    }
}
