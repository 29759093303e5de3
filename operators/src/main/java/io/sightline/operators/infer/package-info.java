/**
 * The step that runs the network: pixels in, raw boxes and scores out. The detector itself belongs
 * to {@code models}; here is its place in the stream, and how frames of all tasks reach it in
 * batches.
 */
package io.sightline.operators.infer;
