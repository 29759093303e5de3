package io.sightline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sightline.jobs.broker.EmbeddedBroker;
import io.sightline.jobs.detection.DetectionJob;
import io.sightline.jobs.detection.DetectionJobOptions;
import io.sightline.jobs.detection.EmbeddedFlink;
import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.media.SourceFrame;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.jobs.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;

/** A frames topic that gets more partitions while the job reads it. */
class PartitionGrowthITCase {
    private static final long STARTED = System.currentTimeMillis();
    private static final int MOVED_AT = 15; // amid a group of pictures

    /** By its key a camera belongs to another partition then, as it does here. */
    @Test
    void aCameraThatMovesToANewPartitionGoesOnInMidGroup() throws Exception {
        List<SourceFrame> video = TestingCameras.clip("drawn-h264-b-frames.mp4", FrameCodec.COPY);
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            KafkaCluster cluster = broker.cluster();
            try (Topics topics = Topics.connect(cluster)) {
                topics.create(List.of("frames"), 1, Topics.MAX_FRAME_BYTES);
            }
            try (EmbeddedFlink flink = EmbeddedFlink.start(job(cluster));
                    TestingProducer producer = new TestingProducer(cluster, "frames")) {
                publish(producer, 0, video.subList(0, MOVED_AT), 0);
                TestingOutcomes outcomes = new TestingOutcomes(cluster);
                outcomes.awaitCommitted("detections", "moving", MOVED_AT);

                grow(cluster);
                publish(producer, 1, video.subList(MOVED_AT, video.size()), MOVED_AT);

                List<JsonNode> events = outcomes.events("detections", "moving", video.size());
                assertThat(events)
                        .extracting(event -> event.get("seq").asInt())
                        .isEqualTo(IntStream.range(0, video.size()).boxed().toList());
                assertThat(outcomes.all("frames.dlq")).isEmpty();
                assertThat(flink.ended()).isFalse();
            }
        }
    }

    private static DetectionJob job(KafkaCluster cluster) {
        return new DetectionJob(
                DetectionJobOptions.parse(
                        "--bootstrap-servers=" + cluster.bootstrapServers(),
                        "--create-topics",
                        "--parallelism=2"));
    }

    private static void grow(KafkaCluster cluster) throws Exception {
        try (Admin admin = Admin.create(Map.copyOf(cluster.adminProperties()))) {
            admin.createPartitions(Map.of("frames", NewPartitions.increaseTo(3))).all().get();
        }
    }

    private static void publish(
            TestingProducer producer, int partition, List<SourceFrame> frames, int firstSeq)
            throws Exception {
        for (int i = 0; i < frames.size(); i++) {
            SourceFrame frame = frames.get(i);
            int seq = firstSeq + i;
            producer.send(
                    partition,
                    STARTED + 100L * seq,
                    "moving",
                    frame.value(),
                    Map.of("content-type", frame.contentType().mimeType(), "seq", "" + seq));
        }
    }
}
