package io.sightline.jobs.endtoend;

import io.sightline.jobs.detection.DetectionJob;
import io.sightline.jobs.detection.DetectionJobOptions;
import io.sightline.jobs.detection.DetectionJobSettings;
import io.sightline.jobs.detection.EmbeddedFlink;
import io.sightline.jobs.topics.KafkaCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A job that reads all frames of a topic, disturbed by nobody, and ends by itself. */
final class TestingReplay {
    private TestingReplay() {}

    /**
     * Its events by camera, in order.
     *
     * @param framesTopic which it reads from the oldest frame to the newest
     * @param more options of the job
     */
    static Map<String, List<String>> events(
            KafkaCluster cluster, String framesTopic, String... more) throws Exception {
        String detections = framesTopic + "-undisturbed";
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--bootstrap-servers=" + cluster.bootstrapServers(),
                                "--group-id=" + detections,
                                "--frames-topic=" + framesTopic,
                                "--detections-topic=" + detections,
                                "--dlq-topic=" + detections + "-dlq",
                                "--create-topics",
                                "--from=earliest",
                                "--until=latest"));
        arguments.addAll(List.of(more));
        DetectionJobSettings options = DetectionJobOptions.parse(arguments.toArray(String[]::new));
        try (EmbeddedFlink flink = EmbeddedFlink.start(new DetectionJob(options))) {
            flink.await();
        }
        return new TestingOutcomes(cluster).wordsByCamera(detections);
    }
}
