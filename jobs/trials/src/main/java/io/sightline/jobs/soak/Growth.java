package io.sightline.jobs.soak;

import io.sightline.jobs.report.Trend;
import io.sightline.models.error.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How one measure of one process went on after the warm-up.
 *
 * @param process its name
 * @param measure what was read
 * @param trend in hours
 * @param verdict what it proves
 */
record Growth(String process, Measure measure, Trend trend, Verdict verdict) {
    private static final double SECONDS_PER_HOUR = 3600;

    /**
     * Judges everything that was read.
     *
     * @param recording of every process
     * @param warmUp what comes before does not count
     * @throws UserError when a measure was read too seldom after the warm-up
     */
    static List<Growth> of(Recording recording, Duration warmUp, GrowthLimits limits) {
        List<Growth> growths = new ArrayList<>();
        for (String process : recording.processes()) {
            for (Measure measure : Measure.values()) {
                Trend trend = trend(recording, process, measure, warmUp);
                Verdict verdict = Verdict.of(trend, limits.of(measure));
                growths.add(new Growth(process, measure, trend, verdict));
            }
        }
        return growths;
    }

    private static Trend trend(
            Recording recording, String process, Measure measure, Duration warmUp) {
        List<Sample> judged =
                recording.of(process, measure).stream()
                        .filter(sample -> sample.seconds() >= warmUp.toSeconds())
                        .toList();
        if (judged.size() < Trend.FEWEST_SAMPLES) {
            throw new UserError(
                    String.format(
                            Locale.ROOT,
                            ("%s of %s was read only %d times after the warm-up; more --minutes are"
                                    + " needed"),
                            measure,
                            process,
                            judged.size()));
        }
        return Trend.of(
                judged.stream()
                        .mapToDouble(sample -> sample.seconds() / SECONDS_PER_HOUR)
                        .toArray(),
                judged.stream().mapToDouble(Sample::value).toArray());
    }
}
