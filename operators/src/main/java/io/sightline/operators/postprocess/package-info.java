/**
 * The step that turns raw boxes and scores into detections. The rule is {@code DetectionFilter} of
 * {@code models}; here is only its place in the stream.
 */
package io.sightline.operators.postprocess;
