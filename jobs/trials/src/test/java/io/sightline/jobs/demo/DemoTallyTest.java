package io.sightline.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.watch.LabelCount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoTallyTest {
    private static final List<LabelCount> NOTHING = List.of();

    private final DemoTally tally = new DemoTally();

    @Test
    void isCompleteWhenEveryFrameCameOutOnce() {
        tally.published(frame("cam-1", 0), 1_000_000);
        tally.published(frame("cam-2", 0), 1_000_000);
        tally.detected(frame("cam-1", 0), List.of(new LabelCount("person", 2, 0.9f)), 1_010_000);
        tally.deadLettered(frame("cam-2", 0), 3_000_000);

        DemoSummary summary = summary();

        assertThat(summary.complete()).isTrue();
        assertThat(summary.framesIn()).isEqualTo(2);
        assertThat(summary.framesOut()).isEqualTo(1);
        assertThat(summary.deadLettered()).isEqualTo(1);
        assertThat(summary.cameras()).isEqualTo(2);
        assertThat(summary.seconds()).isEqualTo(2.0);
        assertThat(summary.fps()).isEqualTo(0.5);
        assertThat(summary.model()).isEqualTo("tiny");
    }

    /** A skipped frame has an event, in which nothing was found. */
    @Test
    void countsASkippedFrameAsOneThatCameOut() {
        tally.published(frame("cam-1", 0), 0);
        tally.detected(frame("cam-1", 0), NOTHING, 10);

        assertThat(summary().framesOut()).isEqualTo(1);
        assertThat(summary().framesWithDetections()).isZero();
        assertThat(summary().complete()).isTrue();
    }

    @Test
    void countsWhatNeverCameOutAsLost() {
        tally.published(frame("cam-1", 0), 0);
        tally.published(frame("cam-1", 1), 0);
        tally.detected(frame("cam-1", 1), NOTHING, 10);

        assertThat(tally.framesSettled()).isEqualTo(1);
        assertThat(summary().lost()).isEqualTo(1);
        assertThat(summary().complete()).isFalse();
    }

    @Test
    void countsEveryOutcomeBeyondTheFirstAsDuplicated() {
        List<LabelCount> person = List.of(new LabelCount("person", 1, 0.9f));
        tally.published(frame("cam-1", 0), 0);
        tally.detected(frame("cam-1", 0), person, 10);
        tally.detected(frame("cam-1", 0), person, 20);
        tally.deadLettered(frame("cam-1", 0), 30);

        DemoSummary summary = summary();

        assertThat(summary.framesOut()).isEqualTo(1);
        assertThat(summary.duplicated()).isEqualTo(2);
        assertThat(summary.detections()).isEqualTo(Map.of("person", 1L));
        assertThat(summary.latencyMsP50()).isEqualTo(0.01);
        assertThat(summary.complete()).isFalse();
    }

    @Test
    void tellsFramesOfDifferentEpochsApart() {
        tally.published(new FrameKey("cam-1", "a", 0), 0);
        tally.published(new FrameKey("cam-1", "b", 0), 0);
        tally.detected(new FrameKey("cam-1", "a", 0), NOTHING, 10);
        tally.detected(new FrameKey("cam-1", "b", 0), NOTHING, 10);

        assertThat(summary().complete()).isTrue();
        assertThat(summary().framesIn()).isEqualTo(2);
    }

    @Test
    void acceptsAnEventBeforeItsFrameIsKnownToBeIn() {
        tally.detected(frame("cam-1", 0), NOTHING, 5_000);
        assertThat(tally.framesSettled()).isZero();
        tally.published(frame("cam-1", 0), 1_000);

        assertThat(tally.framesSettled()).isEqualTo(1);
        assertThat(summary().complete()).isTrue();
        assertThat(summary().latencyMsP99()).isEqualTo(4.0);
    }

    @Test
    void reportsEventsOfFramesThatNeverWentIn() {
        tally.published(frame("cam-1", 0), 0);
        tally.detected(frame("cam-1", 0), NOTHING, 10);
        tally.detected(frame("cam-9", 0), NOTHING, 10);

        assertThat(summary().unexpected()).isEqualTo(1);
        assertThat(summary().framesOut()).isEqualTo(1);
        assertThat(summary().cameras()).isEqualTo(1);
        assertThat(summary().complete()).isFalse();
    }

    @Test
    void givesNearestRankPercentiles() {
        for (int seq = 0; seq < 200; seq++) {
            tally.published(frame("cam-1", seq), 0);
            tally.detected(frame("cam-1", seq), NOTHING, (200 - seq) * 1_000L);
        }

        assertThat(summary().latencyMsP50()).isEqualTo(100);
        assertThat(summary().latencyMsP99()).isEqualTo(198);
    }

    @Test
    void addsUpDetectionsByLabel() {
        LabelCount car = new LabelCount("car", 1, 0.5f);
        tally.published(frame("cam-1", 0), 0);
        tally.published(frame("cam-1", 1), 0);
        tally.published(frame("cam-1", 2), 0);
        tally.detected(frame("cam-1", 0), List.of(new LabelCount("person", 2, 0.9f), car), 10);
        tally.detected(frame("cam-1", 1), List.of(car), 10);
        tally.detected(frame("cam-1", 2), NOTHING, 10);

        DemoSummary summary = summary();

        assertThat(summary.framesWithDetections()).isEqualTo(2);
        assertThat(summary.detections())
                .containsExactly(Map.entry("car", 2L), Map.entry("person", 2L));
    }

    @Test
    void isNotCompleteWhenNothingWentIn() {
        assertThat(tally.summary("", Optional.empty()).complete()).isFalse();
        assertThat(tally.summary("", Optional.empty()).toJson())
                .isEqualTo(
                        "{\"framesIn\":0,\"framesOut\":0,\"lost\":0,\"duplicated\":0,"
                                + "\"deadLettered\":0,\"unexpected\":0,\"cameras\":0,"
                                + "\"seconds\":0.0,\"fps\":0.0,\"latencyMsP50\":0.0,"
                                + "\"latencyMsP99\":0.0,\"model\":\"\","
                                + "\"framesWithDetections\":0,\"detections\":{}}");
    }

    @Test
    void addsHowGoodTheDetectionsAreWhereThatIsKnown() {
        EventAccuracy accuracy = new EventAccuracy(TestingStreet.onePersonPerFrame(1));
        accuracy.add(frame("cam-1", 0), List.of(TestingStreet.person(0.9f)));

        DemoSummary summary = tally.summary("tiny", Optional.of(accuracy.accuracy()));

        assertThat(summary.toJson())
                .endsWith(
                        "\"detections\":{},\"ap50\":1.0,\"ap50PerClass\":"
                                + "{\"person\":1.0,\"vehicle\":-1.0,\"bike\":-1.0}}");
    }

    private DemoSummary summary() {
        return tally.summary("tiny", Optional.empty());
    }

    private static FrameKey frame(String cameraId, long seq) {
        return new FrameKey(cameraId, "e1", seq);
    }
}
