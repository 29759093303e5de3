/**
 * Reads weights out of TensorFlow's files: checkpoints, frozen graphs and our own SavedModels.
 * Importers interpret the weights.
 */
package io.sightline.models.tensorflow.reading;
