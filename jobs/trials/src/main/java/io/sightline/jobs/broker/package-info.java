/**
 * A genuine single-node Kafka broker inside this process, for the demo, for a cluster on one
 * machine and for tests. Nothing here knows frames, topics or the job.
 */
package io.sightline.jobs.broker;
