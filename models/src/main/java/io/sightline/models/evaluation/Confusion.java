package io.sightline.models.evaluation;

/**
 * True and false detections above one score, each compared with the objects at an IoU of 0.50.
 * Crowds and what is inside them are not counted.
 *
 * @param truePositives detections that found an object
 * @param falsePositives detections that found nothing, or only what a higher score had found before
 * @param falseNegatives objects that no detection found
 */
public record Confusion(int truePositives, int falsePositives, int falseNegatives) {
    static final Confusion NOTHING = new Confusion(0, 0, 0);

    /**
     * Share of the detections that are right, [0, 1], or {@link CocoMetric#NOT_MEASURED} where
     * there is none.
     */
    public double precision() {
        return share(truePositives, falsePositives);
    }

    /**
     * Share of the objects that are found, [0, 1], or {@link CocoMetric#NOT_MEASURED} where there
     * is none.
     */
    public double recall() {
        return share(truePositives, falseNegatives);
    }

    private static double share(int part, int rest) {
        return part + rest == 0 ? CocoMetric.NOT_MEASURED : (double) part / (part + rest);
    }

    /** The counts of both together. */
    Confusion plus(Confusion other) {
        return new Confusion(
                truePositives + other.truePositives,
                falsePositives + other.falsePositives,
                falseNegatives + other.falseNegatives);
    }
}
