package io.sightline.jobs.kafka;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.topics.AdminConnection;
import io.sightline.jobs.topics.PipelineTopics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** The offsets of the frames topic, by which a bounded job ends. The owner closes it. */
public final class FrameOffsets implements AutoCloseable {
    private static final String DOING = "read the offsets of topic '%s' on";

    private final AdminConnection connection;
    private final String topic;

    private FrameOffsets(AdminConnection connection, String topic) {
        this.connection = connection;
        this.topic = topic;
    }

    /**
     * Connects.
     *
     * @param kafka brokers and topics of the job
     * @throws io.sightline.models.error.UserError when no broker answers within ten seconds or an
     *     address is invalid
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // its owner closes both
    public static FrameOffsets connect(PipelineTopics kafka) {
        return new FrameOffsets(AdminConnection.open(kafka.cluster()), kafka.framesTopic());
    }

    /**
     * The offsets of a position at this moment, so that the end stays the same.
     *
     * @param end the newest committed frame, a moment, or offsets, which are returned as they are
     * @throws io.sightline.models.error.UserError when the cluster refuses
     */
    public TopicPosition.Offsets resolve(TopicPosition end) {
        if (end instanceof TopicPosition.Offsets offsets) {
            return offsets;
        } else if (end instanceof TopicPosition.At at) {
            return firstSince(at.instant());
        }
        return new TopicPosition.Offsets(offsets(OffsetSpec.latest()));
    }

    private TopicPosition.Offsets firstSince(Instant instant) {
        Map<Integer, Long> found = offsets(OffsetSpec.forTimestamp(instant.toEpochMilli()));
        Map<Integer, Long> newest = offsets(OffsetSpec.latest());
        found.replaceAll((partition, offset) -> offset < 0 ? newest.get(partition) : offset);
        return new TopicPosition.Offsets(found);
    }

    private Map<Integer, Long> offsets(OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> question = new HashMap<>();
        description()
                .partitions()
                .forEach(
                        partition ->
                                question.put(
                                        new TopicPartition(topic, partition.partition()), spec));
        Map<TopicPartition, ListOffsetsResultInfo> answer =
                connection.await(
                        DOING.formatted(topic),
                        connection
                                .admin()
                                .listOffsets(
                                        question,
                                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                                .all());
        Map<Integer, Long> offsets = new TreeMap<>();
        answer.forEach((partition, info) -> offsets.put(partition.partition(), info.offset()));
        return offsets;
    }

    private TopicDescription description() {
        return connection
                .await(
                        DOING.formatted(topic),
                        connection.admin().describeTopics(List.of(topic)).allTopicNames())
                .get(topic);
    }

    @Override
    public void close() {
        connection.close();
    }
}
