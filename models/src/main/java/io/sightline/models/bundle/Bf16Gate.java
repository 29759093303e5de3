package io.sightline.models.bundle;

/**
 * What a detector's accuracy loses when its network computes in bf16 instead of f32, measured once
 * for its weights. It decides whether {@code auto} lets the model do so.
 *
 * @param dataset what it was measured on
 * @param images how many those are, from 1
 * @param apDifference AP at IoU 0.50 to 0.95 in bf16 less that in f32, [-1, 1]; negative is a loss
 * @param ap50Difference the same of AP at IoU 0.50
 */
public record Bf16Gate(String dataset, int images, double apDifference, double ap50Difference) {
    /**
     * Largest loss of AP that is allowed, absolute: half a point. Models are distinguished by whole
     * points, and on some hundred images rounding moves the AP of a model that bears it by up to
     * 0.002 either way, so that a narrower gate would be decided by chance.
     */
    public static final double MAX_AP_LOSS = 0.005;

    public Bf16Gate {
        if (images < 1) {
            throw new IllegalArgumentException(
                    "a gate must be measured on at least one image, found " + images);
        }
        if (!isDifference(apDifference) || !isDifference(ap50Difference)) {
            throw new IllegalArgumentException(
                    "differences of AP must be in [-1, 1], found %s and %s"
                            .formatted(apDifference, ap50Difference));
        }
    }

    private static boolean isDifference(double value) {
        return value >= -1 && value <= 1;
    }

    /** Whether the model may compute in bf16. */
    public boolean allows() {
        return apDifference >= -MAX_AP_LOSS;
    }
}
