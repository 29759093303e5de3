package io.sightline.operators.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeBoundsTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final long HOUR = 3_600_000;
    private static final long MINUTE = 60_000;

    @Test
    void takesEveryTimeWithoutBounds() {
        assertThat(TimeBounds.NONE.objection(0, NOW)).isEmpty();
        assertThat(TimeBounds.NONE.objection(Long.MAX_VALUE, NOW)).isEmpty();
    }

    @Test
    void refusesAFutureAMinuteBeforeTheTopicWould() {
        TimeBounds bounds = new TimeBounds(Long.MAX_VALUE, HOUR);
        assertThat(bounds.objection(NOW + HOUR - MINUTE, NOW)).isEmpty();
        assertThat(bounds.objection(NOW + HOUR - MINUTE + 1, NOW))
                .hasValue(
                        "the record timestamp 1700003540001 is too far in the future for the topic"
                                + " of detections, which takes at most 3540000 ms");
    }

    @Test
    void refusesAPastTenMinutesBeforeTheTopicWould() {
        TimeBounds bounds = new TimeBounds(24 * HOUR, Long.MAX_VALUE);
        long oldest = NOW - 24 * HOUR + 10 * MINUTE;
        assertThat(bounds.objection(oldest, NOW)).isEmpty();
        assertThat(bounds.objection(oldest - 1, NOW))
                .hasValueSatisfying(detail -> assertThat(detail).contains("in the past"));
    }

    @Test
    void keepsNineTenthsOfASmallBound() {
        TimeBounds bounds = new TimeBounds(1000, 1000);
        assertThat(bounds.objection(NOW + 900, NOW)).isEmpty();
        assertThat(bounds.objection(NOW + 901, NOW)).isPresent();
        assertThat(bounds.objection(NOW - 900, NOW)).isEmpty();
        assertThat(bounds.objection(NOW - 901, NOW)).isPresent();
    }

    @Test
    void takesThePresentWhateverTheBound() {
        assertThat(new TimeBounds(0, 0).objection(NOW, NOW)).isEmpty();
    }
}
