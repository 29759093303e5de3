/**
 * Cameras: encoded frames of a source, numbered, timed and published to Kafka, for as long as the
 * source lasts or comes back. Where the frames come from is in {@code media}; what they show is the
 * job's business.
 */
package io.sightline.jobs.feed;
