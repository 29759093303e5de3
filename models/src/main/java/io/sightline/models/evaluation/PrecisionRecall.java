package io.sightline.models.evaluation;

import static java.util.Comparator.comparingDouble;

import io.sightline.models.evaluation.MatchedDetection.Outcome;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Precision and recall of one class over all images, as its detections are added one by one, the
 * highest scores first; one curve per IoU threshold.
 */
public final class PrecisionRecall {
    /** Precision is read where recall reaches 0, 0.01, ... 1. */
    public static final int RECALL_LEVELS = 101;

    private static final double RECALL_STEP = 0.01;

    /** COCO adds the distance from 1 to the next number to a denominator that may be 0. */
    private static final double EPSILON = Math.ulp(1.0);

    private final int objects;
    private final List<MatchedDetection> ranked;

    /**
     * @param images in the order of their ids, which decides between equal scores
     */
    PrecisionRecall(List<MatchedImage> images) {
        objects = images.stream().mapToInt(MatchedImage::objects).sum();
        ranked =
                images.stream()
                        .flatMap(image -> image.detections().stream())
                        .sorted(comparingDouble(MatchedDetection::score).reversed())
                        .toList();
    }

    /** Number of objects that count; precisions and averages are defined where it is not 0. */
    public int objects() {
        return objects;
    }

    /**
     * Precision, [0, 1], at each of the {@link #RECALL_LEVELS} recalls for an IoU of 0.50: the best
     * at that or a higher recall, 0 at levels that are never reached.
     */
    public double[] precisions() {
        return precisions(IouThresholds.AT_50);
    }

    /**
     * Right and wrong detections at an IoU of 0.50.
     *
     * @param scoreThreshold only detections with a score above it count
     */
    public Confusion confusion(double scoreThreshold) {
        int right = 0;
        int wrong = 0;
        for (MatchedDetection detection : ranked) {
            if (detection.score() <= scoreThreshold) {
                break;
            }
            switch (detection.outcomes().get(IouThresholds.AT_50)) {
                case TRUE_POSITIVE -> right++;
                case FALSE_POSITIVE -> wrong++;
                case IGNORED -> {}
            }
        }
        return new Confusion(right, wrong, objects - right);
    }

    /** Mean over the IoU thresholds of {@link #averagePrecision(int)}. */
    double averagePrecision() {
        return meanOverThresholds(this::averagePrecision);
    }

    /** Mean over the IoU thresholds of the share of objects found by any detection. */
    double averageRecall() {
        return meanOverThresholds(this::recall);
    }

    private static double meanOverThresholds(IntToDoubleFunction value) {
        return IntStream.range(0, IouThresholds.COUNT).mapToDouble(value).average().orElseThrow();
    }

    /**
     * Mean of the precisions at all recall levels.
     *
     * @param threshold index of the IoU threshold
     */
    double averagePrecision(int threshold) {
        double sum = 0;
        for (double precision : precisions(threshold)) {
            sum += precision;
        }
        return sum / RECALL_LEVELS;
    }

    private double[] precisions(int threshold) {
        double[] recalls = new double[ranked.size()];
        double[] precisions = new double[ranked.size()];
        int right = 0;
        int wrong = 0;
        for (int rank = 0; rank < ranked.size(); rank++) {
            switch (ranked.get(rank).outcomes().get(threshold)) {
                case TRUE_POSITIVE -> right++;
                case FALSE_POSITIVE -> wrong++;
                case IGNORED -> {}
            }
            recalls[rank] = (double) right / objects;
            precisions[rank] = right / (wrong + right + EPSILON);
        }
        raiseToBestOfHigherRecall(precisions);
        return atRecallLevels(recalls, precisions);
    }

    private static void raiseToBestOfHigherRecall(double[] precisions) {
        for (int rank = precisions.length - 2; rank >= 0; rank--) {
            precisions[rank] = Math.max(precisions[rank], precisions[rank + 1]);
        }
    }

    private static double[] atRecallLevels(double[] recalls, double[] precisions) {
        double[] levels = new double[RECALL_LEVELS];
        int rank = 0;
        for (int level = 0; level < RECALL_LEVELS; level++) {
            while (rank < recalls.length && recalls[rank] < level * RECALL_STEP) {
                rank++;
            }
            levels[level] = rank < recalls.length ? precisions[rank] : 0;
        }
        return levels;
    }

    private double recall(int threshold) {
        long found =
                ranked.stream()
                        .filter(
                                detection ->
                                        detection.outcomes().get(threshold)
                                                == Outcome.TRUE_POSITIVE)
                        .count();
        return (double) found / objects;
    }
}
