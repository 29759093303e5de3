package io.sightline.operators.emit;

import static io.sightline.operators.frame.TestingFrames.detected;
import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.operators.frame.RecordHeader;
import io.sightline.operators.frame.TestingFrames;
import io.sightline.operators.model.ModelVersion;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventHeadersTest {
    private static final ModelVersion MODEL = TestingFrames.model("0123456789ab" + "f".repeat(52));

    private final EventHeaders headers = new EventHeaders(new EventJson());

    @Test
    void carriesCloudEventsAttributesAndTimings() {
        assertThat(texts(7))
                .containsExactly(
                        Map.entry("content-type", "application/json"),
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "cam-a/e1/7/0123456789ab"),
                        Map.entry("ce_source", "/frames/cam-a"),
                        Map.entry("ce_type", "io.sightline.detections.v1"),
                        Map.entry("ce_time", "2023-11-14T22:13:20.123Z"),
                        Map.entry("t-received", "1"),
                        Map.entry("t-decoded", "2"),
                        Map.entry("t-inferred", "3"),
                        Map.entry("t-emitted", "4"));
    }

    @Test
    void namesEveryFrameDifferently() {
        assertThat(texts(7).get("ce_id")).isNotEqualTo(texts(8).get("ce_id"));
    }

    private Map<String, String> texts(long seq) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (RecordHeader header : headers.of(detected(seq, MODEL), 4L)) {
            texts.put(header.name(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
