package io.sightline.jobs.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MotionTest {
    private final Lights lights = new Lights(10, 12, 8);

    @Test
    void nothingGoesBackwards() {
        for (Motion motion : new Motion[] {Motion.steady(9, 0.25), Motion.stopping(lights, 60)}) {
            for (double seconds = -30; seconds < 60; seconds += 0.04) {
                assertThat(motion.travelled(seconds + 0.04))
                        .isGreaterThanOrEqualTo(motion.travelled(seconds));
            }
        }
    }

    @Test
    void standsWhileTheLightsAreRed() {
        Motion motion = Motion.stopping(lights, 60);
        assertThat(motion.travelled(12)).isEqualTo(60, within(1e-9));
        assertThat(motion.travelled(19.9)).isEqualTo(60, within(1e-9));
        assertThat(motion.travelled(32)).isEqualTo(120, within(1e-9));
    }

    @Test
    void nobodyDrivesWhereSomebodyCrosses() {
        for (long seed = 0; seed < 40; seed++) {
            Layout layout = Layout.of(Chance.of(seed, 1));
            if (layout.lights() == null) {
                continue;
            }
            Traffic traffic = new Traffic(seed, layout, Weather.CLEAR);
            double red = 3 * layout.lights().cycle() + layout.lights().green() + 1;
            for (Actor actor : traffic.moving(red)) {
                if (actor.label().equals(Actor.VEHICLE)) {
                    Extent extent = actor.body().extent();
                    assertThat(
                                    extent.xMin() > layout.lights().x() + 1.6
                                            || extent.xMax() < layout.lights().x() - 1.6)
                            .isTrue();
                }
            }
        }
    }
}
