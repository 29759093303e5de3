/**
 * The source of frames: Kafka's own source of Flink, with what it lacks. A bounded job ends after a
 * restore, too, and frames that retention deleted before they were read are counted. Sinks, topics,
 * and the graph do not belong here.
 */
package io.sightline.jobs.kafka.source;
