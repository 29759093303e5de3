/**
 * The step that turns raw boxes and scores into detections. The rule itself is {@code
 * DetectionFilter} in {@code models}; only its place in the stream belongs here.
 */
package io.sightline.operators.postprocess;
