/**
 * The detection job: its graph, its options and its main class. Edges to Kafka are in {@code
 * kafka}, commands in {@code cli}.
 */
package io.sightline.jobs.detection;
