/**
 * Builds the graph of a network for inference and writes it as a SavedModel. Reading one back
 * belongs to {@code reading}; running one to {@code io.sightline.models.tensorflow}.
 */
package io.sightline.models.tensorflow.writing;
