package io.sightline.models.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * The result of an evaluation.
 *
 * @param overall the figures over all classes
 * @param perClass the figures of each category of the data set, in its order
 */
public record CocoAccuracy(CocoFigures overall, List<ClassAccuracy> perClass) {
    public CocoAccuracy {
        perClass = List.copyOf(perClass);
    }

    /**
     * What an evaluation found of one class.
     *
     * @param category the class
     * @param figures its figures
     * @param curve its precision and recall, over objects of all sizes
     */
    public record ClassAccuracy(
            CocoCategory category, CocoFigures figures, PrecisionRecall curve) {}

    /**
     * Right and wrong detections of all classes together.
     *
     * @param scoreThreshold only detections with a score above it count
     */
    public Confusion confusion(double scoreThreshold) {
        return perClass.stream()
                .map(found -> found.curve().confusion(scoreThreshold))
                .reduce(Confusion.NOTHING, Confusion::plus);
    }

    /**
     * {@link PrecisionRecall#precisions()} averaged over the classes that have objects; their mean
     * is {@link CocoMetric#AP50}. All 0 where no class has any.
     */
    public double[] meanPrecisions() {
        double[] means = new double[PrecisionRecall.RECALL_LEVELS];
        List<double[]> measured =
                perClass.stream()
                        .filter(found -> found.curve().objects() > 0)
                        .map(found -> found.curve().precisions())
                        .toList();
        for (double[] precisions : measured) {
            Arrays.setAll(means, level -> means[level] + precisions[level] / measured.size());
        }
        return means;
    }
}
