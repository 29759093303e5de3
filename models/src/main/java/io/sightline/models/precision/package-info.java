/**
 * In which arithmetic a network computes: what a user selects, what the processor supports, and
 * what the accuracy of the model allows. Knows the card of a model, no TensorFlow.
 */
package io.sightline.models.precision;
