package io.sightline.jobs.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PresentationTimesTest {
    private static final double NTSC = 30_000.0 / 1001;

    @Test
    void countsFromTheFirstFrameInMilliseconds() {
        PresentationTimes times = new PresentationTimes(1.0 / 90_000, 25);

        assertThat(times.millis(126_000)).isZero();
        assertThat(times.millis(133_200)).isEqualTo(80);
        assertThat(times.millis(129_600)).isEqualTo(40);
        assertThat(times.frameMillis()).isEqualTo(40);
    }

    @Test
    void doesNotDriftWhenAFrameIsAFractionOfMilliseconds() {
        PresentationTimes times = PresentationTimes.steady(NTSC);

        long last = 0;
        for (int frame = 0; frame <= 30_000; frame++) {
            last = times.millis(PresentationTimes.NONE);
        }

        assertThat(last).isEqualTo(1_001_000);
    }

    @Test
    void placesAFrameWithoutTimestampOneFrameLater() {
        PresentationTimes times = new PresentationTimes(0.001, 10);

        assertThat(times.millis(PresentationTimes.NONE)).isZero();
        assertThat(times.millis(5_000)).isEqualTo(100);
        assertThat(times.millis(5_050)).isEqualTo(150);
        assertThat(times.millis(PresentationTimes.NONE)).isEqualTo(250);
    }
}
