package io.sightline.jobs.soak;

import java.time.Duration;

/**
 * When processes are looked at.
 *
 * @param total length of the trial, positive
 */
record SamplingPlan(Duration total) {
    private static final int SAMPLES = 360;
    private static final int LOOKS_PER_COLLECTION = 6;
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    /**
     * From one look to the next: a 360th of the time, which bounds the work of the statistics, but
     * a second at least.
     */
    Duration interval() {
        Duration even = total.dividedBy(SAMPLES);
        return even.compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : even;
    }

    /**
     * Whether the process is asked for a full collection at this look. Not at all of them, since
     * this stops the process and also releases native memory of forgotten objects.
     *
     * @param look from 0
     */
    boolean collects(int look) {
        return look % LOOKS_PER_COLLECTION == 0;
    }

    /** What comes before is not judged: classes are loaded, code compiled, pools filled. */
    Duration warmUp() {
        return total.dividedBy(3);
    }
}
