package io.sightline.models.training;

/**
 * The loss of a network on a batch.
 *
 * @param classes part of the classes
 * @param boxes part of the boxes, not weighted; 0 for a classifier
 * @param total what was minimised
 * @param gradientNorm length of the gradient before it was cut
 */
public record StepLoss(float classes, float boxes, float total, float gradientNorm) {
    /** Whether all of it is a number. */
    public boolean finite() {
        return Float.isFinite(total) && Float.isFinite(gradientNorm);
    }
}
