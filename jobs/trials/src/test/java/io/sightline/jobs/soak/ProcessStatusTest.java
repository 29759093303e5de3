package io.sightline.jobs.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProcessStatusTest {
    @Test
    void readsWhatTheKernelWrites() {
        String text =
                """
                Name:\tjava
                State:\tS (sleeping)
                VmPeak:\t 9010932 kB
                VmHWM:\t 2124712 kB
                VmRSS:\t 1048580 kB
                RssAnon:\t    2048 kB
                RssFile:\t   52000 kB
                Threads:\t87
                """;

        assertThat(ProcessStatus.parse(text))
                .isEqualTo(new ProcessStatus(1073745920L, 2 << 20, 87));
    }

    @Test
    void refusesAProcessThatHasEnded() {
        assertThatThrownBy(() -> ProcessStatus.parse("State:\tZ (zombie)\nThreads:\t1\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("VmRSS");
    }
}
