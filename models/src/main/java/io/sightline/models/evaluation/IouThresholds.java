package io.sightline.models.evaluation;

/**
 * The overlaps that COCO requires of a detection and its object: 0.50 to 0.95 in steps of 0.05, as
 * intersection over union (IoU).
 */
final class IouThresholds {
    /** How many there are. */
    static final int COUNT = 10;

    /** Index of 0.50. */
    static final int AT_50 = 0;

    /** Index of 0.75. */
    static final int AT_75 = 5;

    private static final double LOWEST = 0.5;
    private static final double HIGHEST = 0.95;
    private static final double STEP = (HIGHEST - LOWEST) / (COUNT - 1);

    private IouThresholds() {}

    /** The threshold of an index in [0, {@link #COUNT}). */
    static double at(int index) {
        return index * STEP + LOWEST;
    }
}
