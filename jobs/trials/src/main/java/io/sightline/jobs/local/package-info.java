/**
 * The pipeline on one machine with nothing installed: a broker and the job in this process, and a
 * temporary folder for both. Callers feed the frames and read the events.
 */
package io.sightline.jobs.local;
