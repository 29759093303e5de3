/**
 * Checks that a job that runs for a long time reports every frame once and does not grow. The
 * processes are sampled from outside; judging the samples is pure.
 */
package io.sightline.jobs.soak;
