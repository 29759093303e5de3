package io.sightline.jobs.watch;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sightline.jobs.topics.KafkaHeaders;
import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import io.sightline.models.text.PrintableText;
import io.sightline.operators.emit.EventHeaders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a record of the detections topic reports of a frame.
 *
 * @param cameraId the camera
 * @param streamEpoch changes whenever the producer restarts its numbering
 * @param seq frame number within camera and epoch, from 0
 * @param frameTime capture time, ISO 8601
 * @param decision {@code inferred}, or why the frame was skipped
 * @param model name of the model
 * @param jobMicros time from reading the frame to emitting the event in the job, microseconds
 * @param detections in descending order of score
 */
public record FrameReport(
        String cameraId,
        String streamEpoch,
        long seq,
        String frameTime,
        String decision,
        String model,
        long jobMicros,
        List<Detection> detections) {
    /** One object and nothing after it: what is shown as JSON must be JSON to its end. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /**
     * Reads a record of the detections topic.
     *
     * @throws IllegalArgumentException when it is not a detection event, with what is missing
     */
    public static FrameReport of(ConsumerRecord<byte[], byte[]> record) {
        JsonNode event = readObject(text(record));
        return new FrameReport(
                event.required("cameraId").asText(),
                event.required("streamEpoch").asText(),
                event.required("seq").asLong(),
                event.required("frameTime").asText(),
                event.required("decision").asText(),
                event.required("model").required("name").asText(),
                micros(record, EventHeaders.T_EMITTED) - micros(record, EventHeaders.T_RECEIVED),
                detections(event.required("detections")));
    }

    /**
     * The value of a record as text.
     *
     * @throws IllegalArgumentException when it has none, or it is not UTF-8
     */
    static String text(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            throw new IllegalArgumentException("the record has no value");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(record.value()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new IllegalArgumentException("not UTF-8", notUtf8);
        }
    }

    private static JsonNode readObject(String json) {
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

    private static List<Detection> detections(JsonNode found) {
        List<Detection> detections = new ArrayList<>();
        for (JsonNode detection : found) {
            JsonNode box = detection.required("box");
            detections.add(
                    new Detection(
                            detection.required("classId").asInt(),
                            detection.required("label").asText(),
                            detection.required("score").floatValue(),
                            new Box(
                                    box.required(0).floatValue(),
                                    box.required(1).floatValue(),
                                    box.required(2).floatValue(),
                                    box.required(3).floatValue())));
        }
        return List.copyOf(detections);
    }

    private static long micros(ConsumerRecord<byte[], byte[]> record, String name) {
        return KafkaHeaders.text(record, name)
                .map(text -> parsed(name, text))
                .orElseThrow(() -> new IllegalArgumentException("no header " + name));
    }

    private static long parsed(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "header %s is not a number".formatted(name), notANumber);
        }
    }

    /**
     * The same report without detections of a low score.
     *
     * @param score only detections with a score above this are kept, [0, 1]
     */
    public FrameReport above(float score) {
        return new FrameReport(
                cameraId,
                streamEpoch,
                seq,
                frameTime,
                decision,
                model,
                jobMicros,
                detections.stream().filter(detection -> detection.score() > score).toList());
    }

    /** One entry per detected class, in descending order of the best score. */
    public List<LabelCount> labels() {
        Map<String, LabelCount> counts = new LinkedHashMap<>();
        for (Detection detection : detections) {
            counts.merge(
                    detection.label(),
                    new LabelCount(detection.label(), 1, detection.score()),
                    LabelCount::and);
        }
        return List.copyOf(counts.values());
    }

    /**
     * The report as a line for people: camera, frame number, capture time, time in the job, and the
     * number of objects of each class with the best score. Text of the event is printable.
     */
    public String line() {
        return PrintableText.of(
                String.format(
                        Locale.ROOT,
                        "%-12s #%06d  %s  %6.1f ms  %s",
                        cameraId,
                        seq,
                        frameTime,
                        jobMicros / 1000.0,
                        findings()));
    }

    private String findings() {
        if (!decision.equals("inferred")) {
            return decision;
        }
        if (detections.isEmpty()) {
            return "-";
        }
        return labels().stream().map(FrameReport::finding).collect(Collectors.joining(", "));
    }

    private static String finding(LabelCount found) {
        return String.format(
                Locale.ROOT, "%d %s %.2f", found.count(), found.label(), found.bestScore());
    }
}
