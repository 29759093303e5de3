package io.sightline.models.training;

/**
 * A finished training step.
 *
 * @param step from 0, over all epochs
 * @param epoch from 1
 * @param loss of the step's batch
 * @param learningRate it was taken with
 */
public record TrainingStep(long step, int epoch, StepLoss loss, double learningRate) {}
