package io.sightline.models.evaluation;

import static java.util.Comparator.comparingDouble;

import io.sightline.models.evaluation.MatchedDetection.Outcome;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Precision and recall of one class over all images, as its detections are let in one by one, the
 * highest scores first; one curve per IoU threshold.
 */
final class PrecisionRecall {
    /** Precision is read where recall reaches 0, 0.01, ... 1. */
    private static final int RECALL_LEVELS = 101;

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

    /** Number of objects that count; the figures below are defined where it is not 0. */
    int objects() {
        return objects;
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
     * Mean over the recall levels of the best precision at that or a higher recall; 0 at levels
     * that are never reached.
     *
     * @param threshold index of the IoU threshold
     */
    double averagePrecision(int threshold) {
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
        return meanOverRecallLevels(recalls, precisions);
    }

    private static void raiseToBestOfHigherRecall(double[] precisions) {
        for (int rank = precisions.length - 2; rank >= 0; rank--) {
            precisions[rank] = Math.max(precisions[rank], precisions[rank + 1]);
        }
    }

    private static double meanOverRecallLevels(double[] recalls, double[] precisions) {
        double sum = 0;
        int rank = 0;
        for (int level = 0; level < RECALL_LEVELS; level++) {
            while (rank < recalls.length && recalls[rank] < level * RECALL_STEP) {
                rank++;
            }
            if (rank < recalls.length) {
                sum += precisions[rank];
            }
        }
        return sum / RECALL_LEVELS;
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
