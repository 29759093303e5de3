package io.sightline.jobs.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.report.Trend;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final double LIMIT = 20;

    @Test
    void isSteadyWhenGrowthBeyondTheLimitIsOutOfTheQuestion() {
        assertThat(of(0, -5, 5)).isEqualTo(Verdict.STEADY);
        assertThat(of(10, 2, 20)).isEqualTo(Verdict.STEADY);
        assertThat(of(-300, -400, -200)).isEqualTo(Verdict.STEADY);
    }

    @Test
    void growsWhenTheSlopeIsSignificantAndBeyondTheLimit() {
        assertThat(of(21, 1, 40)).isEqualTo(Verdict.GROWS);
        assertThat(of(500, 400, Double.POSITIVE_INFINITY)).isEqualTo(Verdict.GROWS);
    }

    @Test
    void isUnclearOtherwise() {
        assertThat(of(50, -1, 100)).isEqualTo(Verdict.UNCLEAR);
        assertThat(of(15, 5, 25)).isEqualTo(Verdict.UNCLEAR);
        assertThat(of(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
                .isEqualTo(Verdict.UNCLEAR);
    }

    private static Verdict of(double slope, double low, double high) {
        return Verdict.of(new Trend(100, 1, slope, low, high), LIMIT);
    }
}
