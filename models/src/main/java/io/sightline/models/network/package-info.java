/**
 * What a network is: its layers, their shapes and the weights they need, as plain values. A graph
 * to run, one to train or a count of its cost are derived from this description elsewhere; nothing
 * here knows TensorFlow or a file format.
 */
package io.sightline.models.network;
