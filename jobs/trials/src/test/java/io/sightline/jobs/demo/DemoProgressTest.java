package io.sightline.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoProgressTest {
    private long nowNanos;

    @Test
    void tellsTheCountOnceASecond() {
        DemoTally tally = new DemoTally();
        StringWriter err = new StringWriter();
        DemoProgress progress = new DemoProgress(tally, new PrintWriter(err), () -> nowNanos);
        tally.published(new FrameKey("cam-1", "e1", 0), 0);
        tally.published(new FrameKey("cam-1", "e1", 1), 0);
        tally.detected(new FrameKey("cam-1", "e1", 0), List.of(), 10);

        progress.report();
        nowNanos = Duration.ofMillis(1_100).toNanos();
        progress.report();
        nowNanos = Duration.ofSeconds(2).toNanos();
        progress.report();
        nowNanos = Duration.ofMillis(2_100).toNanos();
        progress.report();

        assertThat(err.toString().lines())
                .containsExactly("   1 s: 2 frames in, 1 out", "   2 s: 2 frames in, 1 out");
    }
}
