package io.sightline.jobs.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an event says of a frame, boxes left out.
 *
 * @param cameraId the camera
 * @param streamEpoch changes whenever the producer restarts its numbering
 * @param seq frame number within camera and epoch, from 0
 * @param frameTime capture time, ISO 8601
 * @param decision {@code inferred}, or why the frame was skipped
 * @param model name of the model
 * @param labels one entry per class found, the best first
 */
public record FrameReport(
        String cameraId,
        String streamEpoch,
        long seq,
        String frameTime,
        String decision,
        String model,
        List<LabelCount> labels) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Reads the value of a record of the detections topic.
     *
     * @param json UTF-8
     * @throws IllegalArgumentException when it is not a detection event, saying what is missing
     */
    public static FrameReport parse(byte[] json) {
        JsonNode event = readObject(json);
        return new FrameReport(
                event.required("cameraId").asText(),
                event.required("streamEpoch").asText(),
                event.required("seq").asLong(),
                event.required("frameTime").asText(),
                event.required("decision").asText(),
                event.required("model").required("name").asText(),
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

    /**
     * The report as a line for people: camera, frame number, capture time, how many of each class
     * with the best score, and how long it took.
     *
     * @param latencyMicros microseconds; what it spans is the caller's to tell
     */
    public String line(long latencyMicros) {
        return "%-12s #%06d  %s  %6.1f ms  %s"
                .formatted(cameraId, seq, frameTime, latencyMicros / 1000.0, findings());
    }

    private String findings() {
        if (!decision.equals("inferred")) {
            return decision;
        }
        if (labels.isEmpty()) {
            return "-";
        }
        return String.join(
                ", ",
                labels.stream()
                        .map(
                                found ->
                                        "%d %s %.2f"
                                                .formatted(
                                                        found.count(),
                                                        found.label(),
                                                        found.bestScore()))
                        .toList());
    }
}
