package io.sightline.jobs.chaos;

import io.sightline.jobs.chaos.records.ExtraFrames;
import io.sightline.jobs.chaos.records.TopicChanges;
import io.sightline.jobs.cluster.LocalCluster;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.jobs.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A job is stopped, more frames arrive, and retention deletes some of them and all that it had
 * processed. When it is restored, it must continue with the oldest frame that is left, whatever
 * {@code --from} says.
 */
final class RetentionFault {
    private static final int PROCESSED = 20;
    private static final int DELETED = 10;
    private static final int LEFT = 20;
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final List<String> STARTS = List.of("earliest", "1970-01-01T00:00:00Z");

    private final LocalCluster cluster;
    private final Path jobJar;
    private final Consumer<String> violations;
    private int count;

    /**
     * @param jobJar of the project
     * @param violations receives what should not have happened, one line each
     */
    RetentionFault(LocalCluster cluster, Path jobJar, Consumer<String> violations) {
        this.cluster = cluster;
        this.jobJar = jobJar;
        this.violations = violations;
    }

    void strike() throws InterruptedException {
        String from = STARTS.get(count % STARTS.size());
        count++;
        String name = "retention-" + count;
        KafkaCluster kafka = cluster.kafka();
        try (Topics topics = Topics.connect(kafka)) {
            topics.create(List.of(name), 1, Topics.MAX_FRAME_BYTES);
        }
        try (ExtraFrames frames = new ExtraFrames(kafka, name);
                SideJob side = SideJob.create(cluster, jobJar, name, name, "--from=" + from)) {
            publish(frames, PROCESSED);
            side.job().submit();
            side.events().awaitFrames(PROCESSED, SILENCE);
            Path savepoint = side.job().stop();
            publish(frames, DELETED + LEFT);
            TopicChanges.deleteBefore(kafka, name, PROCESSED + DELETED);
            side.job().restore(savepoint);
            side.events().awaitFrames(PROCESSED + LEFT, SILENCE);
            side.job().cancel();
            check(side, from);
        }
    }

    private static void publish(ExtraFrames frames, int count) {
        for (int frame = 0; frame < count; frame++) {
            frames.publish("archive", TrialImages.plain(), System.currentTimeMillis());
        }
        frames.flush();
    }

    private void check(SideJob side, String from) {
        long frames = side.events().ledger().frames();
        long duplicated = side.events().ledger().duplicated();
        if (frames != PROCESSED + LEFT || duplicated != 0) {
            violations.accept(
                    "with --from "
                            + from
                            + ", after retention: "
                            + frames
                            + " frames of "
                            + (PROCESSED + LEFT)
                            + " reported, "
                            + duplicated
                            + " duplicated");
        }
    }
}
