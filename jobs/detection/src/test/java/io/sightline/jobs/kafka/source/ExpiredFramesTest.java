package io.sightline.jobs.kafka.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExpiredFramesTest {
    @Test
    void areCountedByTheMetricOfTheReference() throws IOException {
        assertThat(Files.readString(Path.of("../../docs/reference/metrics.md")))
                .contains("| `" + ExpiredFrames.METRIC + "` | counter | frames | `frames` |");
    }
}
