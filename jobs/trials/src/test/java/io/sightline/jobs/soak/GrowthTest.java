package io.sightline.jobs.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.error.UserError;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private static final GrowthLimits LIMITS = new GrowthLimits(20, 10);

    @Test
    void isOfWhatComesAfterTheWarmUp() {
        List<Growth> growths = Growth.of(recording(1000, 0), Duration.ofSeconds(60), LIMITS);

        assertThat(growths)
                .allSatisfy(growth -> assertThat(growth.verdict()).isEqualTo(Verdict.STEADY))
                .extracting(growth -> growth.trend().slope())
                .containsOnly(0.0);
    }

    @Test
    void isPerHour() {
        List<Growth> growths = Growth.of(recording(0, 0.01), Duration.ofSeconds(60), LIMITS);

        assertThat(growths)
                .allSatisfy(
                        growth -> {
                            assertThat(growth.trend().slope()).isCloseTo(36, within(1e-6));
                            assertThat(growth.verdict()).isEqualTo(Verdict.GROWS);
                        });
    }

    @Test
    void hasALineForEachMeasureOfEachProcess() {
        assertThat(Growth.of(recording(0, 0), Duration.ZERO, LIMITS))
                .extracting(growth -> growth.process() + " " + growth.measure())
                .containsExactly(
                        "broker resident",
                        "broker live-heap",
                        "broker native",
                        "broker open-files",
                        "broker threads",
                        "jobmanager resident",
                        "jobmanager live-heap",
                        "jobmanager native",
                        "jobmanager open-files",
                        "jobmanager threads");
    }

    @Test
    void needsSomeLooksAfterTheWarmUp() {
        Duration almostAll = Duration.ofSeconds(178);

        assertThatThrownBy(() -> Growth.of(recording(0, 0), almostAll, LIMITS))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "resident of broker was read only 2 times after the warm-up; more"
                                + " --minutes are needed");
    }

    @Test
    void hasALimitForMemoryAndOneForCounts() {
        assertThat(LIMITS.of(Measure.NATIVE)).isEqualTo(20);
        assertThat(LIMITS.of(Measure.OPEN_FILES)).isEqualTo(10);
    }

    /**
     * Three minutes.
     *
     * @param rise until the end of the first minute
     * @param perSecond from then on
     */
    private static Recording recording(double rise, double perSecond) {
        Recording recording = new Recording();
        for (String process : List.of("jobmanager", "broker")) {
            for (Measure measure : Measure.values()) {
                for (int second = 0; second < 180; second++) {
                    double value =
                            500
                                    + Math.min(second, 60) / 60.0 * rise
                                    + Math.max(0, second - 60) * perSecond;
                    recording.add(process, measure, new Sample(second, value));
                }
            }
        }
        return recording;
    }
}
