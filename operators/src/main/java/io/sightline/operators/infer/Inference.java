package io.sightline.operators.infer;

import io.sightline.models.detector.RawDetections;

/**
 * The network's output for one frame.
 *
 * @param raw boxes and scores
 * @param batchSize frames that went through the network together
 * @param batchNanos time the network took for them
 * @param inferredMicros when the network ended, epoch microseconds
 */
record Inference(RawDetections raw, int batchSize, long batchNanos, long inferredMicros) {}
