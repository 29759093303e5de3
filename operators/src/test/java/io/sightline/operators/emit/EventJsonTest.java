package io.sightline.operators.emit;

import static io.sightline.operators.frame.TestingFrames.detected;
import static io.sightline.operators.frame.TestingFrames.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import io.sightline.operators.frame.Decision;
import io.sightline.operators.frame.DetectedFrame;
import io.sightline.operators.frame.FrameHead;
import io.sightline.operators.frame.FrameSize;
import io.sightline.operators.frame.FrameTimings;
import io.sightline.operators.frame.Skipped;
import io.sightline.operators.frame.TestingFrames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class EventJsonTest {
    private static final Path SHARED_SCHEMA =
            Path.of("../../shared/reference/detections.v1.schema.json");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void writesOneFrameInTheKeyOrderOfTheSchema() {
        assertThat(write(detected(7, person(0.91234f, 0.1f, 0.2f, 0.30004f, 1f))))
                .isEqualTo(
                        "{\"schema\":\"io.sightline.detections.v1\",\"cameraId\":\"cam-a\","
                                + "\"streamEpoch\":\"e1\",\"seq\":7,"
                                + "\"frameTime\":\"2023-11-14T22:13:20.123Z\","
                                + "\"decision\":\"inferred\",\"frame\":{\"width\":640,"
                                + "\"height\":480,\"contentType\":\"image/jpeg\",\"source\":"
                                + "{\"topic\":\"frames\",\"partition\":2,\"offset\":47}},"
                                + "\"model\":{\"name\":\"m\",\"version\":\"1\",\"digest\":\""
                                + "ab".repeat(32)
                                + "\"},\"detections\":[{\"label\":\"person\",\"classId\":1,"
                                + "\"score\":0.9123,\"box\":[0.1,0.2,0.3,1]}]}");
    }

    @Test
    void writesAFrameWithoutDetectionsToo() {
        assertThat(write(detected(0))).endsWith("\"detections\":[]}");
    }

    @Test
    void saysThatAFrameWasSkippedAndItsSizeWhereThatIsKnown() throws IOException {
        JsonNode decoded = json.readTree(write(skipped(Optional.of(new FrameSize(640, 480)))));
        assertThat(decoded.get("decision").asText()).isEqualTo("skipped-late");
        assertThat(decoded.get("frame").get("width").asInt()).isEqualTo(640);
        assertThat(decoded.get("detections")).isEmpty();
        JsonNode undecoded = json.readTree(write(skipped(Optional.empty())));
        assertThat(undecoded.get("frame").has("width")).isFalse();
        assertThat(undecoded.get("frame").has("height")).isFalse();
        assertThat(publishedSchema().validate(decoded)).isEmpty();
        assertThat(publishedSchema().validate(undecoded)).isEmpty();
    }

    @Test
    void sortsByTheWrittenScoreThenClassThenBox() throws IOException {
        Detection vehicle = new Detection(0, "vehicle", 0.50003f, new Box(0.9f, 0, 1, 1));
        DetectedFrame frame =
                detected(
                        0,
                        person(0.50004f, 0.2f, 0, 1, 1),
                        person(0.50001f, 0.1f, 0, 1, 1),
                        vehicle,
                        person(0.6f, 0.5f, 0, 1, 1));
        JsonNode detections = json.readTree(write(frame)).get("detections");
        assertThat(detections.findValuesAsText("label"))
                .containsExactly("person", "vehicle", "person", "person");
        assertThat(detections.get(2).get("box").get(0).asDouble()).isEqualTo(0.1);
    }

    @Test
    void givesTheSameBytesWhenTheWriterIsUsedAgain() {
        EventJson events = new EventJson();
        byte[] first = events.write(detected(1, person(0.5f, 0, 0, 1, 1)));
        events.write(detected(2));
        assertThat(events.write(detected(1, person(0.5f, 0, 0, 1, 1)))).isEqualTo(first);
    }

    @Test
    void isValidAgainstThePublishedSchema() throws IOException {
        String event = write(detected(7, person(0.9f, 0.1f, 0.2f, 0.3f, 1f)));
        assertThat(publishedSchema().validate(json.readTree(event))).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNoEvent() throws IOException {
        String event = write(detected(7)).replace("\"seq\":7", "\"seq\":-7");
        assertThat(publishedSchema().validate(json.readTree(event)))
                .anyMatch(problem -> problem.getMessage().contains("seq"));
    }

    @Test
    void thePublishedSchemaIsTheContract() throws IOException {
        Assumptions.assumeTrue(
                Files.exists(SHARED_SCHEMA), "needs ../shared/reference, which is not here");
        try (InputStream published = schemaStream()) {
            assertThat(json.readTree(published))
                    .isEqualTo(json.readTree(Files.readString(SHARED_SCHEMA)));
        }
    }

    private static DetectedFrame skipped(Optional<FrameSize> size) {
        FrameHead head =
                new FrameHead(
                        TestingFrames.identity(7),
                        Decision.SKIPPED_LATE,
                        size,
                        FrameTimings.decoded(1, 2));
        return new DetectedFrame(head.withInferred(3), TestingFrames.MODEL, new Skipped());
    }

    private static String write(DetectedFrame frame) {
        return new String(new EventJson().write(frame), StandardCharsets.UTF_8);
    }

    /** The schema without its id, which is a name and no address that a validator could resolve. */
    private JsonSchema publishedSchema() throws IOException {
        try (InputStream published = schemaStream()) {
            ObjectNode schema = (ObjectNode) json.readTree(published);
            schema.remove("$id");
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
        }
    }

    private static InputStream schemaStream() {
        return EventJson.class.getResourceAsStream("detections.v1.schema.json");
    }
}
