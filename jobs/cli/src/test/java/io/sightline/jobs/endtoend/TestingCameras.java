package io.sightline.jobs.endtoend;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.media.FrameSource;
import io.sightline.jobs.media.FrameSources;
import io.sightline.jobs.media.SourceFrame;
import io.sightline.jobs.media.SourceOptions;
import io.sightline.jobs.media.TestingVideo;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.jobs.topics.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Four cameras in the two partitions of a topic. Three show video with B-frames and a keyframe
 * every ten frames, whose bytes are in the repository, one JPEG. Every camera ends with a still
 * image, so that no frame of its video waits for a later one.
 */
final class TestingCameras implements AutoCloseable {
    static final String JPEG = "jpeg";
    static final String H264 = "h264";
    static final String H264_ELSEWHERE = "h264-elsewhere";
    static final String H265 = "h265";

    /** Frames of each camera. */
    static final int FRAMES = 31;

    /** The same whenever they are published, because events tell it. */
    private static final long FIRST_MILLIS = Instant.parse("2020-02-20T20:20:00Z").toEpochMilli();

    private static final long MILLIS_BETWEEN = 100;

    private final TestingProducer producer;
    private final List<Camera> cameras;
    private int next;

    private record Camera(String id, int partition, List<SourceFrame> frames) {}

    /** Makes the topic; nothing is published yet. */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with this
    TestingCameras(KafkaCluster cluster, String topic) {
        try (Topics topics = Topics.connect(cluster)) {
            topics.create(List.of(topic), 2, Topics.MAX_FRAME_BYTES);
        }
        keepForever(cluster);
        producer = new TestingProducer(cluster, topic);
        List<SourceFrame> stills = clip("drawn-h264-b-frames.mp4", FrameCodec.JPEG);
        List<SourceFrame> h264 = clip("drawn-h264-b-frames.mp4", FrameCodec.COPY);
        List<SourceFrame> h265 = clip("drawn-h265.mp4", FrameCodec.COPY);
        for (List<SourceFrame> frames : List.of(stills, h264, h265)) {
            frames.add(stills.get(0));
        }
        cameras =
                List.of(
                        new Camera(JPEG, 0, stills),
                        new Camera(H264, 0, h264),
                        new Camera(H264_ELSEWHERE, 1, h264),
                        new Camera(H265, 1, h265));
    }

    /** A broker deletes records by their own time: these, and their events, at once. */
    private static void keepForever(KafkaCluster cluster) {
        ConfigResource brokers = new ConfigResource(ConfigResource.Type.BROKER, "");
        AlterConfigOp forever =
                new AlterConfigOp(
                        new ConfigEntry("log.retention.ms", "-1"), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(Map.copyOf(cluster.adminProperties()))) {
            admin.incrementalAlterConfigs(Map.of(brokers, List.of(forever)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    /** The frames of a clip of the test resources. */
    static List<SourceFrame> clip(String name, FrameCodec codec) {
        List<SourceFrame> frames = new ArrayList<>();
        try (FrameSource source =
                FrameSources.open(
                        TestingVideo.resource(name).toString(), SourceOptions.of(codec))) {
            for (Optional<SourceFrame> frame = source.next();
                    frame.isPresent();
                    frame = source.next()) {
                frames.add(frame.get());
            }
        }
        return frames;
    }

    /** Publishes the next frames of all cameras, in turn, up to a number. */
    void publishUntil(int end) throws Exception {
        for (; next < end; next++) {
            for (Camera camera : cameras) {
                SourceFrame frame = camera.frames().get(next);
                producer.send(
                        camera.partition(),
                        FIRST_MILLIS + next * MILLIS_BETWEEN,
                        camera.id(),
                        frame.value(),
                        Map.of("content-type", frame.contentType().mimeType(), "seq", "" + next));
            }
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
