package io.sightline.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CpuTimelineTest {
    private final CpuTimeline cpu = new CpuTimeline();

    @Test
    void growsEvenlyBetweenTwoSamples() {
        cpu.add(1000, 500);
        cpu.add(1100, 700);
        cpu.add(1200, 700);

        assertThat(cpu.nanosBetween(1000, 1100)).isEqualTo(200);
        assertThat(cpu.nanosBetween(1025, 1075)).isEqualTo(100);
        assertThat(cpu.nanosBetween(1050, 1150)).isEqualTo(100);
    }

    @Test
    void knowsNothingOutsideItsSamples() {
        cpu.add(1000, 500);
        cpu.add(1100, 700);

        assertThatThrownBy(() -> cpu.nanosBetween(1050, 1101))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no samples around 1101");
    }

    @Test
    void seesTheWorkOfThisProcess() {
        cpu.add(0, ProcessUsage.cpuNanos());
        long until = ProcessUsage.cpuNanos() + 100_000_000;
        while (ProcessUsage.cpuNanos() < until) {
            Thread.onSpinWait();
        }
        cpu.add(1, ProcessUsage.cpuNanos());

        assertThat(cpu.nanosBetween(0, 1)).isGreaterThanOrEqualTo(100_000_000);
    }
}
