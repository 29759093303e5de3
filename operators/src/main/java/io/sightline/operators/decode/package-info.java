/**
 * The step <em>decode</em>: encoded frames of many cameras in, pictures of the network's input size
 * out, everything that cannot be decoded into a side output. Pure classes parse, order and account;
 * {@code ImageDecoder}, {@code VideoDecoder} and the two converters beneath them are the only
 * owners of native memory, and no native type leaves the package.
 */
package io.sightline.operators.decode;
