/**
 * The topics that all parts share: their names, their headers, how a Kafka cluster is reached, and
 * what it says of them. Whoever reads or writes a topic starts here; what a record means is
 * elsewhere. Flink does not belong here.
 */
package io.sightline.jobs.topics;
