/**
 * The step <em>decode</em>: encoded frames of many cameras in, images of the network's input size
 * out, everything that cannot be decoded into a side output. Pure classes order and account for
 * frames; {@code ImageDecoder}, {@code VideoDecoder} and the two converters beneath them are the
 * only owners of native memory, and no native type leaves the package. Parsing of bytes belongs to
 * {@code bitstream}.
 */
package io.sightline.operators.decode;
