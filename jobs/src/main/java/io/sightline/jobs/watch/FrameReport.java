package io.sightline.jobs.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sightline.jobs.kafka.KafkaHeaders;
import io.sightline.operators.emit.EventHeaders;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the record of an event says of a frame, boxes left out.
 *
 * @param cameraId the camera
 * @param streamEpoch changes whenever the producer restarts its numbering
 * @param seq frame number within camera and epoch, from 0
 * @param frameTime capture time, ISO 8601
 * @param decision {@code inferred}, or why the frame was skipped
 * @param model name of the model
 * @param jobMicros from the job's reading the frame until it emitted the event, microseconds
 * @param labels one entry per class found, the best first
 */
public record FrameReport(
        String cameraId,
        String streamEpoch,
        long seq,
        String frameTime,
        String decision,
        String model,
        long jobMicros,
        List<LabelCount> labels) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Reads a record of the detections topic.
     *
     * @throws IllegalArgumentException when it is not a detection event, saying what is missing
     */
    public static FrameReport of(ConsumerRecord<byte[], byte[]> record) {
        JsonNode event = readObject(record.value());
        return new FrameReport(
                event.required("cameraId").asText(),
                event.required("streamEpoch").asText(),
                event.required("seq").asLong(),
                event.required("frameTime").asText(),
                event.required("decision").asText(),
                event.required("model").required("name").asText(),
                micros(record, EventHeaders.T_EMITTED) - micros(record, EventHeaders.T_RECEIVED),
                countByLabel(event.required("detections")));
    }

    private static JsonNode readObject(byte[] json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (node.isObject()) {
                return node;
            }
        } catch (IOException notJson) {
            throw new IllegalArgumentException("not JSON", notJson);
        }
        throw new IllegalArgumentException("not a JSON object");
    }

    private static List<LabelCount> countByLabel(JsonNode detections) {
        Map<String, LabelCount> counts = new LinkedHashMap<>();
        for (JsonNode detection : detections) {
            String label = detection.required("label").asText();
            double score = detection.required("score").asDouble();
            counts.merge(label, new LabelCount(label, 1, score), LabelCount::and);
        }
        return List.copyOf(counts.values());
    }

    private static long micros(ConsumerRecord<byte[], byte[]> record, String name) {
        return KafkaHeaders.text(record, name)
                .map(Long::parseLong)
                .orElseThrow(() -> new IllegalArgumentException("no header " + name));
    }

    /**
     * The report as a line for people: camera, frame number, capture time, time in the job, and how
     * many objects of each class with the best score.
     */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%-12s #%06d  %s  %6.1f ms  %s",
                cameraId,
                seq,
                frameTime,
                jobMicros / 1000.0,
                findings());
    }

    private String findings() {
        if (!decision.equals("inferred")) {
            return decision;
        }
        if (labels.isEmpty()) {
            return "-";
        }
        return labels.stream().map(FrameReport::finding).collect(Collectors.joining(", "));
    }

    private static String finding(LabelCount found) {
        return String.format(
                Locale.ROOT, "%d %s %.2f", found.count(), found.label(), found.bestScore());
    }
}
