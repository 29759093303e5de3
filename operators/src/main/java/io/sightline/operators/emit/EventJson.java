package io.sightline.operators.emit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import io.sightline.operators.frame.DetectedFrame;
import io.sightline.operators.frame.FrameIdentity;
import io.sightline.operators.frame.FrameSize;
import io.sightline.operators.model.ModelIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the value of a detection event: schema {@code io.sightline.detections.v1} in canonical
 * form, so that the same detections always give the same bytes.
 *
 * <p>Canonical means: the key order of the schema, no insignificant spaces, numbers of {@link
 * FourDecimals}, detections sorted by the score that is written, descending, then by class, then by
 * box. Not thread-safe.
 */
public final class EventJson implements EventFormat {
    /** The schema's id and the CloudEvents type of an event. */
    public static final String SCHEMA = "io.sightline.detections.v1";

    /** Sorts what is written, not what was computed: consumers see only the rounded numbers. */
    private static final Comparator<Detection> CANONICAL_ORDER =
            Comparator.comparingInt((Detection d) -> -FourDecimals.round(d.score()))
                    .thenComparingInt(Detection::classId)
                    .thenComparingInt(d -> FourDecimals.round(d.box().xMin()))
                    .thenComparingInt(d -> FourDecimals.round(d.box().yMin()))
                    .thenComparingInt(d -> FourDecimals.round(d.box().xMax()))
                    .thenComparingInt(d -> FourDecimals.round(d.box().yMax()));

    private final JsonFactory json = new JsonFactory();
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(4096);

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public String schema() {
        return SCHEMA;
    }

    /** The event of one frame, UTF-8. */
    @Override
    public byte[] write(DetectedFrame frame) {
        buffer.reset();
        try (JsonGenerator generator = json.createGenerator(buffer)) {
            writeEvent(generator, frame);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write an event to memory", e);
        }
        return buffer.toByteArray();
    }

    private static void writeEvent(JsonGenerator generator, DetectedFrame frame)
            throws IOException {
        FrameIdentity identity = frame.identity();
        generator.writeStartObject();
        generator.writeStringField("schema", SCHEMA);
        generator.writeStringField("cameraId", identity.cameraId());
        generator.writeStringField("streamEpoch", identity.streamEpoch());
        generator.writeNumberField("seq", identity.seq());
        generator.writeStringField("frameTime", FrameTime.format(identity.frameTimeMillis()));
        generator.writeStringField("decision", frame.head().decision().word());
        writeFrame(generator, frame);
        writeModel(generator, frame.model().identity());
        writeDetections(generator, frame.detections());
        generator.writeEndObject();
    }

    private static void writeFrame(JsonGenerator generator, DetectedFrame frame)
            throws IOException {
        FrameIdentity identity = frame.identity();
        generator.writeObjectFieldStart("frame");
        if (frame.head().size().isPresent()) {
            FrameSize size = frame.head().size().get();
            generator.writeNumberField("width", size.width());
            generator.writeNumberField("height", size.height());
        }
        generator.writeStringField("contentType", identity.contentType());
        generator.writeObjectFieldStart("source");
        generator.writeStringField("topic", identity.topic());
        generator.writeNumberField("partition", identity.partition());
        generator.writeNumberField("offset", identity.offset());
        generator.writeEndObject();
        generator.writeEndObject();
    }

    private static void writeModel(JsonGenerator generator, ModelIdentity model)
            throws IOException {
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
