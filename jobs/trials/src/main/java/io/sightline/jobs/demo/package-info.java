/**
 * The whole pipeline on one machine with nothing installed: a broker, cameras, the job and a
 * consumer in one process, and the count of what went in and what came out. Only wiring and
 * counting; every part is the one that runs elsewhere.
 */
package io.sightline.jobs.demo;
