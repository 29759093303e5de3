/**
 * How a network is trained, as plain values and arithmetic: labelled images, their augmentation,
 * the targets of each anchor, schedules, and the training loop. The training graph is in {@code
 * io.sightline.models.tensorflow.training}.
 */
package io.sightline.models.training;
