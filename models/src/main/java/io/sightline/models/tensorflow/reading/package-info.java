/**
 * Reads weights out of TensorFlow's files: checkpoints, frozen graphs and our own SavedModels. What
 * the weights mean is decided by the importers.
 */
package io.sightline.models.tensorflow.reading;
