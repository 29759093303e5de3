/**
 * Reads detectors made with the TensorFlow Object Detection API: {@code pipeline.config} says what
 * the network is, a checkpoint or frozen graph holds its variables. Plain Java: this package knows
 * the names of the variables, not how TensorFlow stores them.
 */
package io.sightline.models.importer.objectdetection;
