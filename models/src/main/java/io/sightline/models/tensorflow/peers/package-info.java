/**
 * Runs the same networks in other ways, for comparison only: the simplest TensorFlow program, a
 * graph as the Object Detection API exports it, and the matrix product that bounds them all. Only
 * benchmarks and tests use this package.
 */
package io.sightline.models.tensorflow.peers;
