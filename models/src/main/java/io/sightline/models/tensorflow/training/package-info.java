/**
 * Trains networks in TensorFlow: graphs with losses and gradients, the updates of the weights, and
 * checkpoints of a run. What a network learns from, and for how long, is decided in {@code
 * io.sightline.models.training}.
 */
package io.sightline.models.tensorflow.training;
