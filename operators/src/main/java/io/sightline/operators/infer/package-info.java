/**
 * The step that runs the network: pixels in, raw boxes and scores out. The detector itself is of
 * {@code models}; here is only its place in the stream.
 */
package io.sightline.operators.infer;
