/**
 * The step that runs the network: pixels in, raw boxes and scores out. The detector itself is of
 * {@code models}; here is its place in the stream, and how frames of all tasks of a process reach
 * it in batches.
 */
package io.sightline.operators.infer;
