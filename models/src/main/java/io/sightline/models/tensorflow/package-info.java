/**
 * Everything that runs in TensorFlow: the graph made from a network's description, the SavedModel
 * written from it, and the detector that runs one. TensorFlow types and the native memory behind
 * them stay in here; Java arrays go in and come out.
 */
package io.sightline.models.tensorflow;
