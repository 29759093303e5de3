/**
 * The edges of the job to Kafka: topics, and records as frames, events and dead letters. What
 * happens between the edges is in the operators; who feeds or watches is in packages of their own.
 */
package io.sightline.jobs.kafka;
