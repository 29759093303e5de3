package io.sightline.jobs.feed;

import java.time.Duration;

/** Waits between attempts: 1 s, doubled each time up to 30 s. */
final class Backoff {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Duration next = SHORTEST;

    /** How long to wait before the next attempt. */
    Duration next() {
        Duration wait = next;
        next = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
        return wait;
    }

    /** After a success: the next wait is the shortest. */
    void reset() {
        next = SHORTEST;
    }
}
