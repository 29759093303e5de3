package io.sightline.jobs.chaos;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.cluster.LocalCluster;
import io.sightline.jobs.ledger.LedgerReader;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.jobs.topics.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A short-lived job beside the disturbed one, with its own group and its own output topics, and a
 * reader of these. The owner closes the reader.
 *
 * @param job to submit
 * @param events read from its output topics
 */
record SideJob(TrialJob job, LedgerReader events) implements AutoCloseable {
    /**
     * Creates the output topics and the job, and submits nothing yet.
     *
     * @param name of the group, unique in the trial
     * @param framesTopic to read
     * @param options further ones of the job
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed by the record
    static SideJob create(
            LocalCluster cluster, Path jobJar, String name, String framesTopic, String... options) {
        KafkaCluster kafka = cluster.kafka();
        String detections = name + ".detections";
        String deadLetters = name + ".dlq";
        try (Topics topics = Topics.connect(kafka)) {
            topics.create(List.of(detections, deadLetters), 1, Topics.MAX_FRAME_BYTES);
        }
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--group-id=" + name,
                                "--frames-topic=" + framesTopic,
                                "--detections-topic=" + detections,
                                "--dlq-topic=" + deadLetters,
                                "--precision=f32"));
        all.addAll(List.of(options));
        return new SideJob(
                new TrialJob(cluster, jobJar, FaultyJob.SOUND, all, 1),
                LedgerReader.open(kafka, detections, deadLetters));
    }

    @Override
    public void close() {
        events.close();
    }
}
