package io.sightline.operators.emit;

import io.sightline.operators.frame.DetectedFrame;
import io.sightline.operators.frame.FrameIdentity;
import io.sightline.operators.frame.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The headers of a detection event: the CloudEvents 1.0 attributes in the binary mode of its Kafka
 * binding (section 3.2), and when the frame passed each step, in epoch microseconds.
 */
public final class EventHeaders {
    /** Identifies the event: the same for every run over the same frame with the same model. */
    public static final String CE_ID = "ce_id";

    public static final String CE_SPECVERSION = "ce_specversion";
    public static final String CE_SOURCE = "ce_source";
    public static final String CE_TYPE = "ce_type";
    public static final String CE_TIME = "ce_time";
    public static final String CONTENT_TYPE = "content-type";
    public static final String T_RECEIVED = "t-received";
    public static final String T_DECODED = "t-decoded";
    public static final String T_INFERRED = "t-inferred";
    public static final String T_EMITTED = "t-emitted";

    private final String shortDigest;

    /**
     * @param model the model that every event names
     */
    public EventHeaders(ModelIdentity model) {
        this.shortDigest = Objects.requireNonNull(model, "model").shortDigest();
    }

    /**
     * The headers of one frame's event.
     *
     * @param emittedMicros epoch microseconds
     */
    public List<RecordHeader> of(DetectedFrame frame, long emittedMicros) {
        FrameIdentity identity = frame.identity();
        return List.of(
                header(CONTENT_TYPE, "application/json"),
                header(CE_SPECVERSION, "1.0"),
                header(CE_ID, id(identity)),
                header(CE_SOURCE, "/" + identity.topic() + "/" + identity.cameraId()),
                header(CE_TYPE, EventJson.SCHEMA),
                header(CE_TIME, FrameTime.format(identity.frameTimeMillis())),
                header(T_RECEIVED, identity.receivedMicros()),
                header(T_DECODED, frame.decodedMicros()),
                header(T_INFERRED, frame.inferredMicros()),
                header(T_EMITTED, emittedMicros));
    }

    private String id(FrameIdentity identity) {
        return String.format(
                Locale.ROOT,
                "%s/%s/%d/%s",
                identity.cameraId(),
                identity.streamEpoch(),
                identity.seq(),
                shortDigest);
    }

    private static RecordHeader header(String name, long value) {
        return header(name, Long.toString(value));
    }

    private static RecordHeader header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
