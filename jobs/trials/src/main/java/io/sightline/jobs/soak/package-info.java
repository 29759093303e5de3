/**
 * A job that runs for long must report every frame once and hold no more and no more. What the
 * processes hold is read from outside; what follows from the readings is pure.
 */
package io.sightline.jobs.soak;
