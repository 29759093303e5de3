package io.sightline.jobs.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresentationTimesTest {
    private static final double NTSC = 30_000.0 / 1001;
    private static final long NONE = PresentationTimes.NONE;
    private static final long TEN_HOURS = 36_000_000;

    private final List<Duration> jumps = new ArrayList<>();

    @Test
    void countsFromTheFirstFrameInMilliseconds() {
        PresentationTimes times = new PresentationTimes(1.0 / 90_000, 25, false, jumps::add);

        assertThat(times.millis(126_000, NONE, 0)).isZero();
        assertThat(times.millis(133_200, NONE, 0)).isEqualTo(80);
        assertThat(times.millis(129_600, NONE, 0)).isEqualTo(40);
        assertThat(times.frameMillis()).isEqualTo(40);
    }

    @Test
    void doesNotDriftWhenAFrameIsAFractionOfMilliseconds() {
        PresentationTimes times = PresentationTimes.steady(NTSC);

        long last = 0;
        for (int frame = 0; frame <= 30_000; frame++) {
            last = times.millis();
        }

        assertThat(last).isEqualTo(1_001_000);
    }

    @Test
    void placesAFrameWithoutTimestampOneFrameLater() {
        PresentationTimes times = inMillis(10, false);

        assertThat(times.millis()).isZero();
        assertThat(shown(times, 5_000)).isEqualTo(100);
        assertThat(shown(times, 5_050)).isEqualTo(150);
        assertThat(times.millis()).isEqualTo(250);
    }

    @ParameterizedTest
    @ValueSource(longs = {TEN_HOURS, -TEN_HOURS, 11_000, -2_000, 1L << 61, -(1L << 61)})
    void continuesOneFrameLaterAfterAJump(long jump) {
        PresentationTimes times = inMillis(25, false);
        long origin = 100_000_000;

        assertThat(packet(times, origin, origin)).isZero();
        assertThat(packet(times, origin + 40, origin + 40)).isEqualTo(40);
        assertThat(packet(times, origin + jump + 80, origin + jump + 80)).isEqualTo(80);
        assertThat(packet(times, origin + jump + 120, origin + jump + 120)).isEqualTo(120);
        assertThat(jumps).hasSize(1);
        assertThat((double) jumps.get(0).toMillis())
                .isCloseTo((double) jump, within(1e-9 * Math.abs((double) jump)));
    }

    @Test
    void closesTheWrapOfMpegTimestamps() {
        PresentationTimes times = new PresentationTimes(1.0 / 90_000, 25, false, jumps::add);
        long last = (1L << 33) - 3_600;

        assertThat(times.millis(last, last, 3_600)).isZero();
        assertThat(times.millis(0, 0, 3_600)).isEqualTo(40);
        assertThat(times.millis(3_600, 3_600, 3_600)).isEqualTo(80);
        assertThat(jumps).hasSize(1);
    }

    @Test
    void keepsTheDistanceOfReorderedFramesAfterAJump() {
        PresentationTimes times = inMillis(25, false);

        assertThat(packet(times, 80, 0)).isZero();
        assertThat(packet(times, 200, 40)).isEqualTo(120);
        assertThat(packet(times, TEN_HOURS + 160, TEN_HOURS + 80)).isEqualTo(80);
        assertThat(packet(times, TEN_HOURS + 120, TEN_HOURS + 120)).isEqualTo(40);
        assertThat(jumps).hasSize(1);
    }

    @Test
    void believesAFrameThatIsShownForAMinute() {
        PresentationTimes times = inMillis(25, false);

        assertThat(times.millis(0, 0, 60_000)).isZero();
        assertThat(times.millis(60_000, 60_000, 60_000)).isEqualTo(60_000);
        assertThat(jumps).isEmpty();
    }

    @Test
    void doesNotBelieveAFrameThatIsShownForTenHours() {
        PresentationTimes times = inMillis(25, false);

        assertThat(times.millis(0, 0, TEN_HOURS)).isZero();
        assertThat(times.millis(TEN_HOURS, TEN_HOURS, 40)).isEqualTo(40);
    }

    @Test
    void takesTheDecodingTimeForADamagedPresentationTime() {
        PresentationTimes times = inMillis(25, false);

        assertThat(packet(times, 0, 0)).isZero();
        assertThat(packet(times, TEN_HOURS, 40)).isEqualTo(40);
        assertThat(packet(times, 80, 80)).isEqualTo(80);
        assertThat(jumps).isEmpty();
    }

    @Test
    void risesInDisplayOrder() {
        PresentationTimes times = inMillis(25, true);

        assertThat(List.of(0, 40, 30, 40, 80).stream().map(at -> shown(times, at)))
                .containsExactly(0L, 40L, 41L, 42L, 80L);
        assertThat(jumps).isEmpty();
    }

    private PresentationTimes inMillis(double framesPerSecond, boolean displayOrder) {
        return new PresentationTimes(0.001, framesPerSecond, displayOrder, jumps::add);
    }

    private static long shown(PresentationTimes times, long presentation) {
        return times.millis(presentation, NONE, 0);
    }

    private static long packet(PresentationTimes times, long presentation, long decoding) {
        return times.millis(presentation, decoding, 40);
    }
}
