package io.sightline.jobs.train;

import io.sightline.models.training.Figure;
import java.util.Map;
import java.util.Optional;

/**
 * One epoch of a training run.
 *
 * @param epoch from 1
 * @param loss mean of its steps, of what was minimised
 * @param classLoss mean of its steps, of the classes
 * @param boxLoss mean of its steps, of the boxes, not weighted; 0 for a classifier
 * @param learningRate of its last step
 * @param accuracy as validated at its end, where it was; a figure below 0 where there was nothing
 *     to measure
 */
record CurvePoint(
        int epoch,
        double loss,
        double classLoss,
        double boxLoss,
        double learningRate,
        Optional<Map<Figure, Double>> accuracy) {}
