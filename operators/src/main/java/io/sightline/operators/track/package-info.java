/**
 * Follows objects from frame to frame. Pure logic: a frame's detections and the state after the
 * frame before give the state after the frame. Nothing here knows Flink, Kafka or pixels.
 */
package io.sightline.operators.track;
