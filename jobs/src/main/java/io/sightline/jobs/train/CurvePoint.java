package io.sightline.jobs.train;

import java.util.Optional;

/**
 * One epoch of a training run.
 *
 * @param epoch from 1
 * @param loss mean of its steps, of what was minimised
 * @param classLoss mean of its steps, of the classes
 * @param boxLoss mean of its steps, of the boxes, not weighted
 * @param learningRate of its last step
 * @param accuracy as validated at its end, where it was
 */
record CurvePoint(
        int epoch,
        double loss,
        double classLoss,
        double boxLoss,
        double learningRate,
        Optional<Accuracy> accuracy) {
    /**
     * COCO box accuracy, below 0 where there was nothing to measure.
     *
     * @param ap average precision at IoU 0.50 to 0.95, [0, 1]
     * @param ap50 average precision at IoU 0.50, [0, 1]
     */
    record Accuracy(double ap, double ap50) {}
}
