/**
 * What a network is: its layers, their shapes and the weights they need, as plain values. A graph
 * to run, one to train or a count of its cost are derived from this description elsewhere; nothing
 * here knows TensorFlow or a file format.
 *
 * <p>Every convolution is a unit with the weights {@code unit/convolution} and {@code unit/bias}.
 * The units, in order:
 *
 * <ul>
 *   <li>{@code stem};
 *   <li>MobileNetV1: {@code block1/depthwise}, {@code block1/pointwise}, up to 13 (or {@code
 *       block1/full});
 *   <li>MobileNetV2: {@code block1/expand} (only where the block expands), {@code
 *       block1/depthwise}, {@code block1/project}, up to 17, then {@code last};
 *   <li>extra maps: {@code extra1/reduce}, then {@code extra1/depthwise} and {@code
 *       extra1/pointwise}, or {@code extra1/full};
 *   <li>per tapped endpoint: {@code head/ENDPOINT/boxes/depthwise} (SSDLite only) and {@code
 *       head/ENDPOINT/boxes/predict}, likewise {@code head/ENDPOINT/classes/...}; an endpoint may
 *       hold a slash, as {@code block14/expand} does;
 *   <li>classifier: {@code classifier/predict}.
 * </ul>
 *
 * <p>Full convolutions have the shape {@code [kernel, kernel, inputs, outputs]}, depthwise ones
 * {@code [kernel, kernel, channels, 1]}, biases {@code [channels]}. Batch normalisation is folded
 * into both. Layers that no output depends on are left out of the network and have no weights.
 */
package io.sightline.models.network;
