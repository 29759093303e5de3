package io.sightline.jobs.soak;

import io.sightline.jobs.report.Trend;
import java.util.Locale;

/** What a trend proves. */
enum Verdict {
    /** It does not grow faster than the limit. */
    STEADY,
    /** It grows, by our best estimate faster than the limit. */
    GROWS,
    /** Neither is proven: too much noise, or too short a time. */
    UNCLEAR;

    /**
     * Judges.
     *
     * @param limit of the slope, 0 or more
     */
    static Verdict of(Trend trend, double limit) {
        if (trend.low() > 0 && trend.slope() > limit) {
            return GROWS;
        }
        return trend.high() <= limit ? STEADY : UNCLEAR;
    }

    /** As it is written in tables. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
