package io.sightline.jobs.kafka;

import io.sightline.jobs.topics.KafkaHeaders;
import io.sightline.operators.emit.DetectionEvent;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Turns an event into a record: key = camera id, timestamp = capture time. */
public final class DetectionRecordSerializationSchema
        implements KafkaRecordSerializationSchema<DetectionEvent>, KafkaDatasetFacetProvider {
    private static final long serialVersionUID = 1L;

    private final String topic;

    /**
     * @param topic where events go
     */
    public DetectionRecordSerializationSchema(String topic) {
        this.topic = Objects.requireNonNull(topic, "topic");
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            DetectionEvent event, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(
                topic,
                null,
                event.frameTimeMillis(),
                KafkaHeaders.utf8(event.cameraId()),
                event.value(),
                OutgoingHeaders.of(event.headers()));
    }

    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        return KafkaEdges.facet(topic);
    }
}
