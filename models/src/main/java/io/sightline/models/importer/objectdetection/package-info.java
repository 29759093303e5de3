/**
 * Reads detectors made with the TensorFlow Object Detection API: {@code pipeline.config} describes
 * the network, a checkpoint or frozen graph holds its variables. Plain Java: this package knows the
 * names of the variables, not how TensorFlow stores them.
 */
package io.sightline.models.importer.objectdetection;
