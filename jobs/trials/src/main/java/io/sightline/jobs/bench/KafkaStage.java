package io.sightline.jobs.bench;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.broker.EmbeddedBroker;
import io.sightline.jobs.feed.FeedOptions;
import io.sightline.jobs.feed.StaggeredFeed;
import io.sightline.jobs.kafka.DetectionRecordSerializationSchema;
import io.sightline.jobs.kafka.FrameRecordDeserializationSchema;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.jobs.topics.Topics;
import io.sightline.operators.emit.DetectionEvent;
import io.sightline.operators.frame.EncodedFrame;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Frames out of Kafka and as many events into it, without Flink: one consumer, one producer and a
 * broker in this process. Counts the CPU time of the process, so that of clients and broker:
 * nothing else may work meanwhile, and what a job without frames takes is counted too. Owns all
 * three.
 */
final class KafkaStage implements Stage {
    private static final String FRAMES = "frames";
    private static final String DETECTIONS = "detections";
    private static final int CAMERAS = 8;

    /** So many that a round takes many of the 10 ms in which the system counts CPU time. */
    private static final int FRAMES_PER_ROUND = 20 * Workload.FRAMES;

    private final EmbeddedBroker broker;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final DetectionEvent event;
    private final FrameRecordDeserializationSchema frameSchema =
            new FrameRecordDeserializationSchema();
    private final DetectionRecordSerializationSchema eventSchema =
            new DetectionRecordSerializationSchema(DETECTIONS);
    private final Events events = new Events();

    private KafkaStage(EmbeddedBroker broker, DetectionEvent event) {
        this.broker = broker;
        this.event = event;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                broker.cluster().bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                broker.cluster().bootstrapServers(),
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    /**
     * Starts a broker and publishes the clip.
     *
     * @param event that is written for every frame
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with what is returned
    static KafkaStage open(Workload workload, DetectionEvent event) {
        EmbeddedBroker broker = EmbeddedBroker.start();
        try {
            publish(workload, broker.cluster());
            KafkaStage stage = new KafkaStage(broker, event);
            stage.consumer.assign(
                    stage.consumer.partitionsFor(FRAMES).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList());
            return stage;
        } catch (RuntimeException failure) {
            broker.close();
            throw failure;
        }
    }

    private static void publish(Workload workload, KafkaCluster cluster) {
        try (Topics topics = Topics.connect(cluster)) {
            topics.create(
                    List.of(FRAMES, DETECTIONS), Topics.DEFAULT_PARTITIONS, Topics.MAX_FRAME_BYTES);
        }
        List<String> cameraIds = FeedOptions.cameraIds("cam", CAMERAS);
        try (StaggeredFeed feed = StaggeredFeed.open(cluster, FRAMES, cameraIds, workload.clip())) {
            for (int frame = 0; frame < FRAMES_PER_ROUND; frame++) {
                feed.publishNext();
            }
            feed.flush();
        }
    }

    @Override
    public double round() {
        consumer.seekToBeginning(consumer.assignment());
        long start = ProcessUsage.cpuNanos();
        int frames = 0;
        while (frames < FRAMES_PER_ROUND) {
            for (ConsumerRecord<byte[], byte[]> frame : consumer.poll(Duration.ofSeconds(1))) {
                frameSchema.deserialize(frame, events);
                frames++;
            }
        }
        producer.flush();
        return (ProcessUsage.cpuNanos() - start) / 1e6 / frames;
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
        broker.close();
    }

    /** Sends an event for every frame. */
    private final class Events implements Collector<EncodedFrame> {
        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // the flush at the end waits for all
        public void collect(EncodedFrame frame) {
            producer.send(eventSchema.serialize(event, null, null));
        }

        @Override
        public void close() {
            // The producer is closed with the stage.
        }
    }
}
