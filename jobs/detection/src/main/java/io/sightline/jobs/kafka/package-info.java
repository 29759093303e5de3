/**
 * The edges of the job to Kafka: records to frames, events and dead letters to records, sources,
 * sinks and topics. No logic of the pipeline.
 */
package io.sightline.jobs.kafka;
