package io.sightline.jobs.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A time during which a camera publishes, in one epoch.
 *
 * @param start since the start of the trial
 * @param end likewise, after the start
 */
record Stint(Duration start, Duration end) {
    /** A camera publishes for a time drawn evenly from these, milliseconds. */
    static final long SHORTEST_MILLIS = 20_000;

    static final long LONGEST_MILLIS = 60_000;

    /** Before each stint it is silent for up to this time, milliseconds. */
    static final long LONGEST_BREAK_MILLIS = 15_000;

    /**
     * When a camera publishes.
     *
     * @param random decides
     * @param total the end of the trial, which cuts the last stint short; positive
     * @return in the order of time, with a break before each
     */
    static List<Stint> draw(RandomGenerator random, Duration total) {
        List<Stint> stints = new ArrayList<>();
        long end = 0;
        while (true) {
            long start = end + random.nextLong(1, LONGEST_BREAK_MILLIS + 1);
            if (start >= total.toMillis()) {
                return stints;
            }
            end =
                    Math.min(
                            start + random.nextLong(SHORTEST_MILLIS, LONGEST_MILLIS + 1),
                            total.toMillis());
            stints.add(new Stint(Duration.ofMillis(start), Duration.ofMillis(end)));
        }
    }
}
