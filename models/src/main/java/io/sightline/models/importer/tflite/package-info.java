/**
 * TensorFlow Lite's format, read with FlatBuffers into plain records and from there, by structure,
 * into our own description of a network. Quantised weights become floats; nothing of the format
 * leaves this package.
 */
package io.sightline.models.importer.tflite;
