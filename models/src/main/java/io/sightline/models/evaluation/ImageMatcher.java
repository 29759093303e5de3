package io.sightline.models.evaluation;

import io.sightline.models.evaluation.MatchedDetection.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Matches the detections of one class in one image to the objects in it, as COCO does.
 *
 * <p>Detections choose in the order of their scores. Each takes the free object that it overlaps
 * most and at least by the threshold; of objects overlapped equally, the last in the file. Objects
 * that do not count (crowds and other sizes) are taken only where none that counts can be, and a
 * crowd takes any number of detections.
 */
final class ImageMatcher {
    private static final int NONE = -1;

    private final ImageOverlaps image;
    private final CocoMetric.Scope scope;
    private final int[] counted;
    private final int[] ignored;

    /**
     * @param image what to compare
     * @param scope which sizes and how many detections count
     */
    ImageMatcher(ImageOverlaps image, CocoMetric.Scope scope) {
        this.image = image;
        this.scope = scope;
        Predicate<CocoAnnotation> counts =
                object -> !object.crowd() && scope.areas().contains(object.area());
        this.counted = objectsThat(counts);
        this.ignored = objectsThat(counts.negate());
    }

    private int[] objectsThat(Predicate<CocoAnnotation> condition) {
        return IntStream.range(0, image.objects().size())
                .filter(object -> condition.test(image.objects().get(object)))
                .toArray();
    }

    /** The outcome of every detection in scope at every IoU threshold. */
    MatchedImage match() {
        int detections = Math.min(scope.maxDetections(), image.detections().size());
        Outcome[][] outcomes = new Outcome[detections][IouThresholds.COUNT];
        for (int t = 0; t < IouThresholds.COUNT; t++) {
            boolean[] taken = new boolean[image.objects().size()];
            for (int d = 0; d < detections; d++) {
                outcomes[d][t] = choose(d, IouThresholds.at(t), taken);
            }
        }
        List<MatchedDetection> matched = new ArrayList<>(detections);
        for (int d = 0; d < detections; d++) {
            double score = image.detections().get(d).score();
            matched.add(new MatchedDetection(score, Arrays.asList(outcomes[d])));
        }
        return new MatchedImage(counted.length, matched);
    }

    private Outcome choose(int detection, double threshold, boolean[] taken) {
        int object = closest(detection, counted, threshold, taken);
        if (object != NONE) {
            taken[object] = true;
            return Outcome.TRUE_POSITIVE;
        }
        object = closest(detection, ignored, threshold, taken);
        if (object != NONE) {
            taken[object] = !image.objects().get(object).crowd();
            return Outcome.IGNORED;
        }
        double area = image.detections().get(detection).box().area();
        return scope.areas().contains(area) ? Outcome.FALSE_POSITIVE : Outcome.IGNORED;
    }

    private int closest(int detection, int[] candidates, double threshold, boolean[] taken) {
        int closest = NONE;
        double most = threshold;
        for (int object : candidates) {
            double overlap = image.values()[detection][object];
            if (!taken[object] && overlap >= most) {
                closest = object;
                most = overlap;
            }
        }
        return closest;
    }
}
