/**
 * What the bytes of an encoded frame say before anything is decoded: content type, picture size,
 * whether an image file is complete, and the NAL units, parameter sets and picture role of an H.264
 * or H.265 access unit. Pure functions over byte arrays: no Flink, no native library and no state.
 * Decoding and the state kept between frames belong to {@code decode}.
 */
package io.sightline.operators.bitstream;
