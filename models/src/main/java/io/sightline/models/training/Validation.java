package io.sightline.models.training;

/** Measures a network on images that it is not trained on. */
@FunctionalInterface
public interface Validation {
    /**
     * Measures the network as it is now.
     *
     * @param learner of the network
     * @param epoch after which, from 1
     */
    ValidationResult measure(Learner learner, int epoch);
}
