package io.sightline.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A learning rate rises evenly, then falls along half a cosine. */
class ScheduleTest {
    private static final Schedule SCHEDULE = new Schedule(10, 100, 2, 0.4);

    @Test
    void risesEvenlyToTheRate() {
        assertThat(SCHEDULE.learningRate(0)).isEqualTo(0.4 / 200);
        for (int step = 1; step < 200; step++) {
            assertThat(SCHEDULE.learningRate(step) - SCHEDULE.learningRate(step - 1))
                    .isCloseTo(0.4 / 200, within(1e-12));
        }
        assertThat(SCHEDULE.learningRate(199)).isEqualTo(0.4);
    }

    @Test
    void fallsToNearlyNothing() {
        assertThat(SCHEDULE.learningRate(200)).isEqualTo(0.4);
        assertThat(SCHEDULE.learningRate(600)).isCloseTo(0.2, within(1e-12));
        for (int step = 201; step < SCHEDULE.steps(); step++) {
            assertThat(SCHEDULE.learningRate(step)).isLessThan(SCHEDULE.learningRate(step - 1));
        }
        assertThat(SCHEDULE.learningRate(SCHEDULE.steps() - 1)).isBetween(0.0, 1e-5);
    }

    @Test
    void hasNoJumps() {
        double steepest = 0.4 / 200;
        for (int step = 1; step < SCHEDULE.steps(); step++) {
            assertThat(SCHEDULE.learningRate(step))
                    .isCloseTo(SCHEDULE.learningRate(step - 1), within(steepest + 1e-12));
        }
    }

    @Test
    void startsAtTheRateWithoutWarmUp() {
        assertThat(new Schedule(3, 10, 0, 0.1).learningRate(0)).isEqualTo(0.1);
    }

    @Test
    void mayWarmUpToTheEnd() {
        assertThat(new Schedule(2, 10, 2, 0.1).learningRate(19)).isEqualTo(0.1);
    }

    @Test
    void refusesWhatIsNoSchedule() {
        assertThatThrownBy(() -> new Schedule(2, 10, 3, 0.1))
                .hasMessage("not a valid schedule: 2 epochs of 10 steps, 3 to warm up");
        assertThatThrownBy(() -> new Schedule(2, 10, 1, 0))
                .hasMessage("learningRate must be above 0, found 0.0");
    }
}
