/** A job that is disturbed again and again must report what an undisturbed one does. */
package io.sightline.jobs.chaos;
