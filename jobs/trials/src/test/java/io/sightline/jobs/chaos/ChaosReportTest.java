package io.sightline.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.ledger.DeliveryCounts;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChaosReportTest {
    private static final DeliveryCounts SOUND = new DeliveryCounts(100, 100, 0, 0, 0, 0);
    private static final DeliveryCounts LOST = new DeliveryCounts(100, 99, 1, 0, 0, 0);

    private final Map<Fault, List<Duration>> recoveries =
            new EnumMap<>(
                    Map.of(
                            Fault.KILL_BROKER,
                            List.of(Duration.ofMillis(9000), Duration.ofMillis(2500)),
                            Fault.THROW,
                            List.of(Duration.ofMillis(4000))));

    @Test
    void writesOneLineOfJson() {
        assertThat(report(SOUND, 0, 0, 0, List.of("it broke")).toJson())
                .isEqualTo(
                        "{\"rounds\":3,\"framesIn\":100,\"eventsOut\":100,\"lost\":0,"
                                + "\"duplicated\":0,\"outOfOrder\":0,\"deadLettered\":0,"
                                + "\"differing\":0,\"unconfirmed\":0,\"extraFrames\":7,"
                                + "\"extraWrong\":0,\"violations\":[\"it broke\"],"
                                + "\"faults\":{\"kill-broker\":2,\"throw\":1},"
                                + "\"recoverySecondsMedian\":4.0,\"recoverySecondsMax\":9.0}");
    }

    @Test
    void hasARowForEachFaultAndALineForEachViolation() {
        assertThat(report(SOUND, 0, 0, 0, List.of("it broke")).toTable().lines())
                .contains(
                        "fault        times  recovery median, s  recovery worst, s",
                        "kill-broker      2                 5.8                9.0",
                        "all              3                 4.0                9.0",
                        "events out       100",
                        "extra              7",
                        "it broke");
    }

    @Test
    void isSoundOnlyWithoutAnyFlaw() {
        assertThat(report(SOUND, 0, 0, 0, List.of()).sound()).isTrue();
        assertThat(report(LOST, 0, 0, 0, List.of()).sound()).isFalse();
        assertThat(report(SOUND, 1, 0, 0, List.of()).sound()).isFalse();
        assertThat(report(SOUND, 0, 1, 0, List.of()).sound()).isFalse();
        assertThat(report(SOUND, 0, 0, 1, List.of()).sound()).isFalse();
        assertThat(report(SOUND, 0, 0, 0, List.of("it broke")).sound()).isFalse();
    }

    private ChaosReport report(
            DeliveryCounts frames,
            long differing,
            long unconfirmed,
            long extraWrong,
            List<String> violations) {
        return new ChaosReport(
                frames, differing, unconfirmed, 7, extraWrong, violations, recoveries);
    }
}
