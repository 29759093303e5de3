package io.sightline.models.training;

/**
 * How good a network was on images it had not learnt from.
 *
 * @param epoch after which, from 1
 * @param ap average precision at IoU 0.50 to 0.95, [0, 1]
 * @param ap50 average precision at IoU 0.50, [0, 1]
 */
public record ValidationResult(int epoch, double ap, double ap50) {}
