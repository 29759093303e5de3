/**
 * Cameras: numbers and times the encoded frames of a source and publishes them to Kafka, until the
 * source ends; a live source is reconnected. Reading sources belongs to {@code media}, the content
 * of frames to the job.
 */
package io.sightline.jobs.feed;
