/**
 * The interface of a classifier: pixels in, a score for each label out. Plain Java types only; what
 * runs the network is in {@code io.sightline.models.tensorflow}.
 */
package io.sightline.models.classifier;
