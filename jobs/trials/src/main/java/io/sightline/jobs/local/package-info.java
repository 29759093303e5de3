/**
 * The pipeline on one machine with nothing installed: a broker and the job in this process, and a
 * temporary folder for both. Where frames come from and what becomes of events is elsewhere.
 */
package io.sightline.jobs.local;
