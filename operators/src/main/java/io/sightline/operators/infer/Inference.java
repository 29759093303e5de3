package io.sightline.operators.infer;

import io.sightline.models.detector.RawDetections;

/**
 * What the network said of one frame.
 *
 * @param raw boxes and scores
 * @param batchSize frames that went through the network together
 * @param batchNanos time the network took for them
 * @param inferredMicros when it ended, epoch microseconds
 */
record Inference(RawDetections raw, int batchSize, long batchNanos, long inferredMicros) {}
