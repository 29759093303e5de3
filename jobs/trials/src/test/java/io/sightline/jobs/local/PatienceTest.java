package io.sightline.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private long nowNanos = 5;

    private final Patience patience = new Patience(Duration.ofNanos(10), () -> nowNanos);

    @Test
    void lastsWhileTheCountChanges() {
        for (int count = 0; count < 5; count++) {
            assertThat(patience.isOut(count)).isFalse();
            nowNanos += 9;
        }
    }

    @Test
    void runsOutWhenTheCountStandsStill() {
        assertThat(patience.isOut(7)).isFalse();
        nowNanos += 9;
        assertThat(patience.isOut(7)).isFalse();
        nowNanos += 1;
        assertThat(patience.isOut(7)).isTrue();
    }
}
