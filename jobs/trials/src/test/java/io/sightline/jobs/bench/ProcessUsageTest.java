package io.sightline.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessUsageTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessTakesMoreMemoryThanItsJavaObjects() {
        double heap = ProcessUsage.liveHeapMebibytes();

        assertThat(heap).isPositive();
        assertThat(ProcessUsage.residentMebibytes().orElseThrow()).isGreaterThan(heap);
    }
}
