package io.sightline.operators.emit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import io.sightline.operators.frame.DetectedFrame;
import io.sightline.operators.frame.FrameIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Writes the value of a detection event: schema {@code io.sightline.detections.v1} in canonical
 * form, so that the same detections always give the same bytes.
 *
 * <p>Canonical means: the key order of the schema, no insignificant spaces, numbers of {@link
 * FourDecimals}, detections sorted by the score that is written, descending, then by class, then by
 * box. Not thread-safe.
 */
public final class EventJson {
    /** The schema's id and the CloudEvents type of an event. */
    public static final String SCHEMA = "io.sightline.detections.v1";

    /** Sorting what is written, not what was computed: a reader sees only the rounded numbers. */
    private static final Comparator<Detection> CANONICAL_ORDER =
            Comparator.comparingInt((Detection d) -> -FourDecimals.round(d.score()))
                    .thenComparingInt(Detection::classId)
                    .thenComparingInt(d -> FourDecimals.round(d.box().xMin()))
                    .thenComparingInt(d -> FourDecimals.round(d.box().yMin()))
                    .thenComparingInt(d -> FourDecimals.round(d.box().xMax()))
                    .thenComparingInt(d -> FourDecimals.round(d.box().yMax()));

    private final JsonFactory json = new JsonFactory();
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(4096);
    private final ModelIdentity model;

    /**
     * @param model the model that every event names
     */
    public EventJson(ModelIdentity model) {
        this.model = Objects.requireNonNull(model, "model");
    }

    /**
     * The event of one frame.
     *
     * @return UTF-8 JSON
     */
    public byte[] write(DetectedFrame frame) {
        buffer.reset();
        try (JsonGenerator generator = json.createGenerator(buffer)) {
            writeEvent(generator, frame);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return buffer.toByteArray();
    }

    private void writeEvent(JsonGenerator generator, DetectedFrame frame) throws IOException {
        FrameIdentity identity = frame.identity();
        generator.writeStartObject();
        generator.writeStringField("schema", SCHEMA);
        generator.writeStringField("cameraId", identity.cameraId());
        generator.writeStringField("streamEpoch", identity.streamEpoch());
        generator.writeNumberField("seq", identity.seq());
        generator.writeStringField("frameTime", FrameTime.format(identity.frameTimeMillis()));
        generator.writeStringField("decision", frame.decision().word());
        writeFrame(generator, frame);
        writeModel(generator);
        writeDetections(generator, frame.detections());
        generator.writeEndObject();
    }

    private static void writeFrame(JsonGenerator generator, DetectedFrame frame)
            throws IOException {
        FrameIdentity identity = frame.identity();
        generator.writeObjectFieldStart("frame");
        if (frame.width() > 0) {
            generator.writeNumberField("width", frame.width());
            generator.writeNumberField("height", frame.height());
        }
        generator.writeStringField("contentType", identity.contentType());
        generator.writeObjectFieldStart("source");
        generator.writeStringField("topic", identity.topic());
        generator.writeNumberField("partition", identity.partition());
        generator.writeNumberField("offset", identity.offset());
        generator.writeEndObject();
        generator.writeEndObject();
    }

    private void writeModel(JsonGenerator generator) throws IOException {
        generator.writeObjectFieldStart("model");
        generator.writeStringField("name", model.name());
        generator.writeStringField("version", model.version());
        generator.writeStringField("digest", model.digest());
        generator.writeEndObject();
    }

    private static void writeDetections(JsonGenerator generator, List<Detection> detections)
            throws IOException {
        generator.writeArrayFieldStart("detections");
        for (Detection detection : detections.stream().sorted(CANONICAL_ORDER).toList()) {
            Box box = detection.box();
            generator.writeStartObject();
            generator.writeStringField("label", detection.label());
            generator.writeNumberField("classId", detection.classId());
            generator.writeFieldName("score");
            generator.writeNumber(FourDecimals.format(detection.score()));
            generator.writeArrayFieldStart("box");
            generator.writeNumber(FourDecimals.format(box.xMin()));
            generator.writeNumber(FourDecimals.format(box.yMin()));
            generator.writeNumber(FourDecimals.format(box.xMax()));
            generator.writeNumber(FourDecimals.format(box.yMax()));
            generator.writeEndArray();
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }
}
