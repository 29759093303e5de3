package io.sightline.operators.emit;

import io.sightline.operators.frame.DetectedFrame;
import io.sightline.operators.frame.FrameIdentity;
import io.sightline.operators.frame.FrameTimings;
import io.sightline.operators.frame.RecordHeader;
import io.sightline.operators.model.ModelIdentity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The headers of a detection event: the CloudEvents 1.0 attributes in the binary mode of its Kafka
 * binding (section 3.2), and when the frame passed each step, in epoch microseconds.
 */
public final class EventHeaders {
    /** Id of the event: the same for every run over the same frame with the same model. */
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

    private final EventFormat format;

    /**
     * @param format of the events' values
     */
    public EventHeaders(EventFormat format) {
        this.format = Objects.requireNonNull(format, "format");
    }

    /**
     * The headers of one frame's event.
     *
     * @param frame has passed inference
     * @param emittedMicros epoch microseconds
     */
    public List<RecordHeader> of(DetectedFrame frame, long emittedMicros) {
        FrameIdentity identity = frame.identity();
        FrameTimings timings = frame.head().timings();
        return List.of(
                header(CONTENT_TYPE, format.contentType()),
                header(CE_SPECVERSION, "1.0"),
                header(CE_ID, id(identity, frame.model().identity())),
                header(CE_SOURCE, "/" + identity.topic() + "/" + identity.cameraId()),
                header(CE_TYPE, format.schema()),
                header(CE_TIME, FrameTime.format(identity.frameTimeMillis())),
                header(T_RECEIVED, timings.receivedMicros()),
                header(T_DECODED, timings.decodedMicros()),
                header(T_INFERRED, timings.inferredMicros().orElseThrow()),
                header(T_EMITTED, emittedMicros));
    }

    private static String id(FrameIdentity frame, ModelIdentity model) {
        return frame.cameraId()
                + "/"
                + frame.streamEpoch()
                + "/"
                + frame.seq()
                + "/"
                + model.shortDigest();
    }

    private static RecordHeader header(String name, long value) {
        return header(name, Long.toString(value));
    }

    private static RecordHeader header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
