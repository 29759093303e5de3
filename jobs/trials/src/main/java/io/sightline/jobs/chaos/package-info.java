/** Checks that a job with repeated faults writes the same events as an undisturbed one. */
package io.sightline.jobs.chaos;
