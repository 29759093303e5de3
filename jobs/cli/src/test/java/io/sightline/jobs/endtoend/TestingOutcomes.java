package io.sightline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.jobs.topics.KafkaHeaders;
import io.sightline.jobs.watch.CommittedRecords;
import io.sightline.operators.emit.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a job has committed to its topics. */
final class TestingOutcomes {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaCluster cluster;

    TestingOutcomes(KafkaCluster cluster) {
        this.cluster = cluster;
    }

    /** The detections of a camera's frames by seq, once there are {@code count} events. */
    Map<Long, JsonNode> detections(String topic, String camera, int count) throws IOException {
        Map<Long, JsonNode> detections = new TreeMap<>();
        for (JsonNode event : events(topic, camera, count)) {
            detections.put(event.get("seq").asLong(), event.get("detections"));
        }
        return detections;
    }

    /** The events of a camera, valid by the published schema, once there are {@code count}. */
    List<JsonNode> events(String topic, String camera, int count) throws IOException {
        JsonSchema schema = schema();
        List<JsonNode> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : committed(topic, camera, count)) {
            JsonNode event = parse(record.value());
            assertThat(schema.validate(event)).isEmpty();
            assertThat(event.get("cameraId").asText()).isEqualTo(camera);
            events.add(event);
        }
        return events;
    }

    /** The dead letters by their source, once there are {@code count}. */
    Map<String, ConsumerRecord<byte[], byte[]>> deadLetters(String topic, int count) {
        Map<String, ConsumerRecord<byte[], byte[]>> letters = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : committed(topic, null, count)) {
            letters.put(KafkaHeaders.text(record, "dlq-source").orElseThrow(), record);
        }
        return letters;
    }

    private List<ConsumerRecord<byte[], byte[]>> committed(String topic, String camera, int count) {
        List<ConsumerRecord<byte[], byte[]>> found = awaitCommitted(topic, camera, count);
        assertThat(found).as("records of %s in %s", camera, topic).hasSize(count);
        return found;
    }

    /** What is committed once there are at least {@code count} records, or patience is out. */
    List<ConsumerRecord<byte[], byte[]>> awaitCommitted(String topic, String camera, int count) {
        return awaitCommitted(List.of(topic), camera, count);
    }

    /** The same of several topics together. */
    List<ConsumerRecord<byte[], byte[]>> awaitCommitted(
            List<String> topics, String camera, int count) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (CommittedRecords records = CommittedRecords.fromBeginning(cluster, topics)) {
            while (found.size() < count && System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : records.poll(Duration.ofSeconds(1))) {
                    if (camera == null || Arrays.equals(record.key(), KafkaHeaders.utf8(camera))) {
                        found.add(record);
                    }
                }
            }
        }
        return found;
    }

    /** All that is committed now. */
    List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                cluster.bootstrapServers(),
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    /** The events that are committed now, word for word, by camera and in order. */
    Map<String, List<String>> wordsByCamera(String topic) {
        Map<String, List<String>> words = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : all(topic)) {
            words.computeIfAbsent(text(record.key()), camera -> new ArrayList<>())
                    .add(text(record.value()));
        }
        return words;
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream published =
                EventJson.class.getResourceAsStream("detections.v1.schema.json")) {
            ObjectNode schema = (ObjectNode) JSON.readTree(published);
            schema.remove("$id"); // a name, not an address that a validator could resolve
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
        }
    }

    static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError("an event is no JSON", e);
        }
    }
}
