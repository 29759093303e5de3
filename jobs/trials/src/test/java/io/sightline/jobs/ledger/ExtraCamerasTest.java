package io.sightline.jobs.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExtraCamerasTest {
    private static final String CLOCK = ExtraCameras.id("clock-1");
    private static final String POISON = ExtraCameras.id("poison-1");

    private final ExtraCameras cameras = new ExtraCameras();

    @Test
    void areTellableFromRegularCameras() {
        assertThat(ExtraCameras.isExtra(CLOCK)).isTrue();
        assertThat(ExtraCameras.isExtra("jpeg-1")).isFalse();
    }

    @Test
    void areSettledWhenEveryExpectedOutcomeWasSeen() {
        cameras.expect(CLOCK, ExtraCameras.EVENT, 2);
        cameras.expect(CLOCK, "bad-timestamp", 1);
        cameras.seen(CLOCK, ExtraCameras.EVENT);
        cameras.seen(CLOCK, "bad-timestamp");
        assertThat(cameras.settled(CLOCK)).isFalse();

        cameras.seen(CLOCK, ExtraCameras.EVENT);

        assertThat(cameras.settled(CLOCK)).isTrue();
        assertThat(cameras.settled()).isTrue();
        assertThat(cameras.wrong()).isZero();
        assertThat(cameras.frames()).isEqualTo(3);
    }

    @Test
    void countAnOutcomeThatIsMissing() {
        cameras.expect(POISON, "poison", 1);

        assertThat(cameras.wrong()).isEqualTo(1);
    }

    @Test
    void countAnOutcomeThatComesTwice() {
        cameras.expect(POISON, "poison", 1);
        cameras.seen(POISON, "poison");
        cameras.seen(POISON, "poison");

        assertThat(cameras.settled(POISON)).isFalse();
        assertThat(cameras.wrong()).isEqualTo(1);
    }

    @Test
    void countAnotherOutcomeThanTheExpectedOneTwice() {
        cameras.expect(POISON, "poison", 1);
        cameras.seen(POISON, ExtraCameras.EVENT);

        assertThat(cameras.wrong()).isEqualTo(2);
    }

    @Test
    void areSettledOneByOne() {
        cameras.expect(POISON, "poison", 1);
        cameras.expect(CLOCK, ExtraCameras.EVENT, 1);
        cameras.seen(CLOCK, ExtraCameras.EVENT);

        assertThat(cameras.settled(CLOCK)).isTrue();
        assertThat(cameras.settled()).isFalse();
    }
}
