package io.sightline.models.training;

/**
 * The terms of a detector's loss.
 *
 * @param negatives how the many anchors without an object are kept from drowning the few with one
 * @param boxWeight weight of the boxes' smooth-L1 loss beside the classes' loss, at least 0
 * @param matchedIou overlap from which an anchor answers for a box, (0, 1]; 0.5 in the SSD paper
 */
public record LossOptions(Negatives negatives, double boxWeight, double matchedIou) {
    public LossOptions {
        if (!(boxWeight >= 0) || !(matchedIou > 0 && matchedIou <= 1)) {
            throw new IllegalArgumentException(
                    "not a valid loss: boxWeight %s and matchedIou %s"
                            .formatted(boxWeight, matchedIou));
        }
    }

    /** How anchors without an object are weighted. */
    public sealed interface Negatives permits HardNegatives, Focal {}

    /**
     * Of each image only the anchors without an object that are wrong most (Liu et al. 2016,
     * section 2.2).
     *
     * @param perPositive how many for each anchor with an object, above 0; 3 in the paper
     */
    public record HardNegatives(double perPositive) implements Negatives {
        public HardNegatives {
            if (!(perPositive > 0)) {
                throw new IllegalArgumentException(
                        "perPositive must be above 0, found " + perPositive);
            }
        }
    }

    /**
     * Every anchor, by how wrong it is (Lin et al. 2017, section 3); with scores below 1 as targets
     * in the form of Li et al. 2020, "Generalized Focal Loss", equation 2.
     *
     * @param alpha weight of an object, in [0, 1]; background has 1 - alpha
     * @param gamma exponent of the error, at least 0
     */
    public record Focal(double alpha, double gamma) implements Negatives {
        public Focal {
            if (!(alpha >= 0 && alpha <= 1) || !(gamma >= 0)) {
                throw new IllegalArgumentException(
                        "not a valid focal loss: alpha %s and gamma %s".formatted(alpha, gamma));
            }
        }
    }
}
