/**
 * The topics that all parts share: their names, their headers, their limits, and how to connect to
 * a Kafka cluster. Everything that reads or writes a topic uses this package. The content of
 * records and Flink do not belong here.
 */
package io.sightline.jobs.topics;
