package io.sightline.jobs.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.ledger.DeliveryCounts;
import io.sightline.jobs.report.Trend;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoakReportTest {
    private static final Growth THREADS =
            new Growth("broker", Measure.THREADS, new Trend(80, 0, 0, 0, 0), Verdict.STEADY);

    @Test
    void writesOneLineOfJson() {
        Trend unbounded =
                new Trend(700.5, 2, 1.5, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        Growth native_ = new Growth("broker", Measure.NATIVE, unbounded, Verdict.UNCLEAR);

        assertThat(report(List.of(THREADS, native_), 0, 0, 0, 0).toJson())
                .isEqualTo(
                        "{\"minutes\":30.0,\"warmUpMinutes\":10.0,\"comebacks\":7,"
                                + "\"framesIn\":100,\"eventsOut\":100,\"lost\":0,"
                                + "\"duplicated\":0,\"outOfOrder\":0,\"deadLettered\":0,"
                                + "\"limitMegabytesPerHour\":20.0,\"limitHandlesPerHour\":10.0,"
                                + "\"growth\":[{\"process\":\"broker\",\"measure\":\"threads\","
                                + "\"median\":80.0,\"noise\":0.0,\"perHour\":0.0,"
                                + "\"perHourLow\":0.0,\"perHourHigh\":0.0,"
                                + "\"verdict\":\"steady\"},"
                                + "{\"process\":\"broker\",\"measure\":\"native\","
                                + "\"median\":700.5,\"noise\":2.0,\"perHour\":1.5,"
                                + "\"perHourLow\":null,\"perHourHigh\":null,"
                                + "\"verdict\":\"unclear\"}]}");
    }

    @Test
    void hasARowForEachMeasure() {
        assertThat(report(List.of(THREADS), 0, 0, 0, 0).toTable().lines())
                .contains(
                        "process  measure  median  noise  per hour  from   to  verdict",
                        "broker   threads    80.0    0.0       0.0   0.0  0.0   steady",
                        "events out       100",
                        "30.0 min, judged after 10.0; cameras returned 7 times; limits per hour:"
                                + " 20 MB, 10 open files or threads");
    }

    @Test
    void isSoundOnlyWithoutAnyFlaw() {
        assertThat(report(List.of(THREADS), 0, 0, 0, 0).sound()).isTrue();
        for (int flaw = 0; flaw < 4; flaw++) {
            long[] flaws = new long[4];
            flaws[flaw] = 1;
            assertThat(report(List.of(THREADS), flaws).sound()).as("flaw %d", flaw).isFalse();
        }
    }

    @Test
    void isNotSoundWhenSomethingGrows() {
        assertThat(report(List.of(THREADS, with(Verdict.UNCLEAR)), 0, 0, 0, 0).sound()).isTrue();
        assertThat(report(List.of(THREADS, with(Verdict.GROWS)), 0, 0, 0, 0).sound()).isFalse();
    }

    private static Growth with(Verdict verdict) {
        return new Growth("broker", Measure.RESIDENT, new Trend(1, 1, 1, 1, 1), verdict);
    }

    private static SoakReport report(List<Growth> growths, long... flaws) {
        return new SoakReport(
                Duration.ofMinutes(30),
                Duration.ofMinutes(10),
                7,
                new DeliveryCounts(100, 100, flaws[0], flaws[1], flaws[2], flaws[3]),
                new GrowthLimits(20, 10),
                growths);
    }
}
