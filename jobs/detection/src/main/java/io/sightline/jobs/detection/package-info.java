/**
 * The detection job: its graph, its options and its main class. {@link
 * io.sightline.jobs.detection.EmbeddedFlink} runs the same job in this process, without a cluster.
 * It is here because it shares the job's configuration, checkpoints and end, but it is not part of
 * the job jar: that jar holds only what {@link io.sightline.jobs.detection.DetectionJob} can reach.
 * Edges to Kafka are in {@code kafka}, shared options in {@code options}, commands in {@code cli}.
 */
package io.sightline.jobs.detection;
