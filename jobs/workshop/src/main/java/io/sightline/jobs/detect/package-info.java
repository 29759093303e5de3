/**
 * Detection over files, without Kafka and without Flink: the steps of the pipeline called one after
 * the other. Decoding, resizing, inference and suppression are the job's own classes, so a file
 * gives the same detections here as there.
 */
package io.sightline.jobs.detect;
