package io.sightline.jobs.soak;

/**
 * One reading.
 *
 * @param seconds since the start of the trial
 * @param value MB, or a count
 */
record Sample(double seconds, double value) {}
