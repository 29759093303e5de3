package io.sightline.jobs.peers;

/**
 * What an ONNX model of ours puts out for a batch, copied out of native memory.
 *
 * @param encodings {@code [N, A, 4]}
 * @param logits {@code [N, A, 1 + C]}
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: outputs are never compared
record Predictions(float[] encodings, float[] logits) {}
