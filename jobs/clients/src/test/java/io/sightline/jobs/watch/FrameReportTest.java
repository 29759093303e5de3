package io.sightline.jobs.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.detector.Box;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class FrameReportTest {
    @Test
    void countsTheObjectsOfEachClassAndKeepsTheBestScore() {
        FrameReport report =
                parse(
                        TestingEvents.event(
                                "cam-1",
                                7,
                                TestingEvents.detection("person", 0.91),
                                TestingEvents.detection("car", 0.6),
                                TestingEvents.detection("person", 0.5)));

        assertThat(report.cameraId()).isEqualTo("cam-1");
        assertThat(report.streamEpoch()).isEqualTo("e1");
        assertThat(report.seq()).isEqualTo(7);
        assertThat(report.model()).isEqualTo("tiny");
        assertThat(report.jobMicros()).isEqualTo(12_345);
        assertThat(report.labels())
                .containsExactly(
                        new LabelCount("person", 2, 0.91f), new LabelCount("car", 1, 0.6f));
    }

    @Test
    void writesOneLineForPeople() {
        FrameReport report =
                parse(
                        TestingEvents.event(
                                "cam-1",
                                7,
                                TestingEvents.detection("person", 0.914),
                                TestingEvents.detection("person", 0.5)));

        assertThat(report.line())
                .isEqualTo(
                        "cam-1        #000007  2026-01-01T00:00:00.000Z    12.3 ms"
                                + "  2 person 0.91");
    }

    @Test
    void keepsDetectionsAboveAThreshold() {
        FrameReport report =
                parse(
                        TestingEvents.event(
                                "cam-1",
                                7,
                                TestingEvents.detection("person", 0.91),
                                TestingEvents.detection("person", 0.5),
                                TestingEvents.detection("car", 0.1)));

        assertThat(report.detections()).hasSize(3);
        assertThat(report.detections().get(2).box()).isEqualTo(new Box(0.1f, 0.1f, 0.2f, 0.2f));
        assertThat(report.above(0.5f).labels()).containsExactly(new LabelCount("person", 1, 0.91f));
        assertThat(report.above(0.95f).line()).endsWith("ms  -");
    }

    @Test
    void showsThatNothingWasDetected() {
        assertThat(parse(TestingEvents.event("cam-1", 7)).line()).endsWith("ms  -");
    }

    @Test
    void showsWhyAFrameWasSkipped() {
        String skipped =
                TestingEvents.event("cam-1", 7).replace("\"inferred\"", "\"skipped-late\"");

        assertThat(parse(skipped).line()).endsWith("ms  skipped-late");
    }

    @Test
    void refusesWhatIsNotAnEvent() {
        assertThatThrownBy(() -> parse("hello"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not JSON");
        assertThatThrownBy(() -> parse("{\"cameraId\":\"cam-1\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("streamEpoch");
        assertThatThrownBy(() -> parse(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a JSON object");
    }

    @Test
    void showsControlCharactersAndDoesNotSendThemToATerminal() {
        String event =
                TestingEvents.event(
                        "cam\u009b2J", 7, TestingEvents.detection("\\u001b]0;owned\\u0007", 0.9));

        assertThat(parse(event).line())
                .startsWith("cam\\u009b2J ")
                .endsWith("1 \\u001b]0;owned\\u0007 0.90");
    }

    @Test
    void refusesWhatFollowsAnEvent() {
        assertThatThrownBy(() -> parse(TestingEvents.event("cam-1", 7) + "\u001b[2J"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not JSON");
    }

    @Test
    void doesNotRepeatAHeaderThatIsNotANumber() {
        ConsumerRecord<byte[], byte[]> record =
                TestingEvents.record(TestingEvents.event("cam-1", 7));
        record.headers().remove("t-emitted").add("t-emitted", new byte[] {0x1b, '['});

        assertThatThrownBy(() -> FrameReport.of(record))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("header t-emitted is not a number");
    }

    @Test
    void requiresTheTimings() {
        ConsumerRecord<byte[], byte[]> record =
                TestingEvents.record(TestingEvents.event("cam-1", 7));
        record.headers().remove("t-emitted");

        assertThatThrownBy(() -> FrameReport.of(record))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no header t-emitted");
    }

    private static FrameReport parse(String json) {
        return FrameReport.of(TestingEvents.record(json));
    }
}
