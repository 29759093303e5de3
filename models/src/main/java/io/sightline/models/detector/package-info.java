/**
 * The interface of a detector: pixels in, raw boxes and scores out, detections after that. Plain
 * Java types only; what runs the network is in {@code io.sightline.models.tensorflow}, what turns
 * raw boxes into detections in {@code io.sightline.models.ssd}.
 */
package io.sightline.models.detector;
