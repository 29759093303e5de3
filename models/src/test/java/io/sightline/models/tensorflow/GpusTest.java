package io.sightline.models.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GpusTest {
    @Test
    void countsTheDevicesThatASessionSees() {
        for (int processors = 1; processors <= 3; processors++) {
            assertThat(
                            Gpus.devices(
                                    "CPU",
                                    SessionSettings.onCpu(1, -1)
                                            .putDeviceCount("CPU", processors)
                                            .build()))
                    .isEqualTo(processors);
        }
    }

    @Test
    void seesNoGpuFromASessionOfTheProcessor() {
        assertThat(Gpus.devices("GPU", SessionSettings.F32.config())).isZero();
    }

    @Test
    void seesNoGpuWithoutADriver() {
        if (!Files.exists(Path.of("/proc/driver/nvidia/version"))) {
            assertThat(Gpus.count()).isZero();
        }
    }
}
