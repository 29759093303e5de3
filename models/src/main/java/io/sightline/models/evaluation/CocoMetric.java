package io.sightline.models.evaluation;

import com.google.errorprone.annotations.Immutable;

/**
 * The twelve figures of COCO box detection, each in [0, 1], the higher the better, in the order in
 * which COCO prints them. AP is average precision, AR average recall; by default over IoU
 * thresholds 0.50 to 0.95, objects of all sizes and the 100 highest scores of each class in each
 * image.
 */
public enum CocoMetric {
    AP("AP", AreaRange.ALL, PrecisionRecall::averagePrecision),
    AP50("AP50", AreaRange.ALL, curve -> curve.averagePrecision(IouThresholds.AT_50)),
    AP75("AP75", AreaRange.ALL, curve -> curve.averagePrecision(IouThresholds.AT_75)),
    AP_SMALL("APsmall", AreaRange.SMALL, PrecisionRecall::averagePrecision),
    AP_MEDIUM("APmedium", AreaRange.MEDIUM, PrecisionRecall::averagePrecision),
    AP_LARGE("APlarge", AreaRange.LARGE, PrecisionRecall::averagePrecision),
    AR1("AR1", AreaRange.ALL, 1, PrecisionRecall::averageRecall),
    AR10("AR10", AreaRange.ALL, 10, PrecisionRecall::averageRecall),
    AR100("AR100", AreaRange.ALL, PrecisionRecall::averageRecall),
    AR_SMALL("ARsmall", AreaRange.SMALL, PrecisionRecall::averageRecall),
    AR_MEDIUM("ARmedium", AreaRange.MEDIUM, PrecisionRecall::averageRecall),
    AR_LARGE("ARlarge", AreaRange.LARGE, PrecisionRecall::averageRecall);

    /** More detections than this of one class in one image are never looked at. */
    static final int MAX_DETECTIONS = 100;

    /** The value of a figure where there is no object to find: never a perfect or a bad score. */
    public static final double NOT_MEASURED = -1;

    /**
     * What is counted.
     *
     * @param areas sizes of objects
     * @param maxDetections detections of one class in one image, the highest scores first
     */
    @Immutable
    record Scope(AreaRange areas, int maxDetections) {}

    /** Reads a figure off the curve of a class that has objects. */
    @Immutable
    @FunctionalInterface
    private interface Reading {
        double from(PrecisionRecall curve);
    }

    private final String label;
    private final Scope scope;
    private final Reading reading;

    CocoMetric(String label, AreaRange areas, Reading reading) {
        this(label, areas, MAX_DETECTIONS, reading);
    }

    CocoMetric(String label, AreaRange areas, int maxDetections, Reading reading) {
        this.label = label;
        this.scope = new Scope(areas, maxDetections);
        this.reading = reading;
    }

    /** What the figure is called in tables and files, such as {@code APsmall}. */
    public String label() {
        return label;
    }

    Scope scope() {
        return scope;
    }

    /**
     * The figure of one class.
     *
     * @param curve of that class, within {@link #scope}
     */
    double read(PrecisionRecall curve) {
        return curve.objects() == 0 ? NOT_MEASURED : reading.from(curve);
    }
}
