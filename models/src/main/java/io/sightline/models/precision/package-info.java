/**
 * In which arithmetic a network computes: what is asked for, what the processor is made for, and
 * what the accuracy of the model allows. Knows the card of a model, no TensorFlow.
 */
package io.sightline.models.precision;
