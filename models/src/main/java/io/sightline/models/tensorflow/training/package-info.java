/**
 * Trains networks in TensorFlow: graphs with losses and gradients, the updates of the weights, and
 * checkpoints of a run. The training data and the schedule belong to {@code
 * io.sightline.models.training}.
 */
package io.sightline.models.tensorflow.training;
