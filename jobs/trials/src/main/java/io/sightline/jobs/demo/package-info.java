/**
 * The whole pipeline on one machine with nothing installed: a broker, cameras, the job and a
 * consumer in one process, and the count of frames and events. Only wiring and counting: the parts
 * are those of the product.
 */
package io.sightline.jobs.demo;
