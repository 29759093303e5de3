package io.sightline.jobs.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplingPlanTest {
    @Test
    void looksAsOftenInALongTrialAsInAMiddlingOne() {
        assertThat(plan(30).interval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(plan(480).interval()).isEqualTo(Duration.ofSeconds(80));
    }

    @Test
    void looksNotMoreThanOnceASecond() {
        assertThat(plan(1).interval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void doesNotJudgeTheFirstThird() {
        assertThat(plan(30).warmUp()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void collectsFromTheFirstLookOn() {
        assertThat(IntStream.range(0, 13).filter(plan(30)::collects)).containsExactly(0, 6, 12);
    }

    private static SamplingPlan plan(int minutes) {
        return new SamplingPlan(Duration.ofMinutes(minutes));
    }
}
