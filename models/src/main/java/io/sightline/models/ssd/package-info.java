/**
 * The single-shot detector's arithmetic: anchors, the box coder, non-maximum suppression and the
 * filter that turns raw boxes and scores into detections. Plain Java, no TensorFlow: what runs the
 * network is in {@code io.sightline.models.tensorflow}.
 */
package io.sightline.models.ssd;
