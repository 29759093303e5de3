package io.sightline.jobs.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.error.UserError;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessProbeTest {
    private final ProcessProbe self = new ProcessProbe("this", ProcessHandle.current().pid());

    @Test
    void looksAtAProcess() {
        Map<Measure, Double> seen = self.look();

        assertThat(seen).containsOnlyKeys(Measure.RESIDENT, Measure.THREADS, Measure.OPEN_FILES);
        assertThat(seen.get(Measure.THREADS))
                .isGreaterThanOrEqualTo(ManagementFactory.getThreadMXBean().getThreadCount() / 2.0);
        assertThat(seen.get(Measure.OPEN_FILES)).isGreaterThan(3);
    }

    @Test
    void asksAProcessForItsLiveHeap() throws InterruptedException {
        byte[] held = new byte[30_000_000];

        Map<Measure, Double> seen = self.collect();

        assertThat(seen).containsOnlyKeys(Measure.LIVE_HEAP, Measure.NATIVE);
        assertThat(seen.get(Measure.LIVE_HEAP)).isGreaterThan(held.length / 1e6);
    }

    @Test
    void tellsInOneLineThatAProcessHasEnded() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        ProcessProbe gone = new ProcessProbe("taskmanager-1", process.pid());

        assertThatThrownBy(gone::look)
                .isInstanceOf(UserError.class)
                .hasMessage("taskmanager-1 has ended; see its log");
    }
}
