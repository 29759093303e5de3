package io.sightline.jobs.soak;

/**
 * How fast a process may come to hold more before it counts as growing.
 *
 * @param megabytes of memory in an hour
 * @param handles open files, and threads, in an hour
 */
record GrowthLimits(double megabytes, double handles) {
    double of(Measure measure) {
        return measure.memory() ? megabytes : handles;
    }
}
