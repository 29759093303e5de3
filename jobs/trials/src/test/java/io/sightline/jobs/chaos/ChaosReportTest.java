package io.sightline.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChaosReportTest {
    private final Map<Fault, List<Duration>> recoveries =
            new EnumMap<>(
                    Map.of(
                            Fault.KILL_BROKER,
                            List.of(Duration.ofMillis(9000), Duration.ofMillis(2500)),
                            Fault.THROW,
                            List.of(Duration.ofMillis(4000))));

    @Test
    void writesOneLineOfJson() {
        assertThat(report(0, 0, 0, 0, 0, 0).toJson())
                .isEqualTo(
                        "{\"rounds\":3,\"framesIn\":100,\"eventsOut\":100,\"lost\":0,"
                                + "\"duplicated\":0,\"outOfOrder\":0,\"differing\":0,"
                                + "\"unconfirmed\":0,\"deadLettered\":0,"
                                + "\"faults\":{\"kill-broker\":2,\"throw\":1},"
                                + "\"recoverySecondsMedian\":4.0,\"recoverySecondsMax\":9.0}");
    }

    @Test
    void hasARowForEachFault() {
        assertThat(report(0, 0, 0, 0, 0, 0).toTable().lines())
                .contains(
                        "fault        times  recovery median, s  recovery worst, s",
                        "kill-broker      2                 5.8                9.0",
                        "all              3                 4.0                9.0",
                        "events out       100");
    }

    @Test
    void isSoundOnlyWithoutAnyFlaw() {
        assertThat(report(0, 0, 0, 0, 0, 0).sound()).isTrue();
        for (int flaw = 0; flaw < 6; flaw++) {
            long[] flaws = new long[6];
            flaws[flaw] = 1;
            assertThat(report(flaws).sound()).as("flaw %d", flaw).isFalse();
        }
    }

    private ChaosReport report(long... flaws) {
        return new ChaosReport(
                100, 100, flaws[0], flaws[1], flaws[2], flaws[3], flaws[4], flaws[5], recoveries);
    }
}
