package io.sightline.models.ssd;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import io.sightline.models.detector.RawDetections;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Turns what the network says of an image into detections: per class the best boxes above the score
 * threshold, overlaps suppressed, the best of the image kept and clipped to it.
 *
 * <p>The result depends on nothing but the arguments, to the last bit.
 *
 * @param labels name of each class, by class id
 * @param scoreThreshold a box counts when its score is strictly above this, [0, 1]
 * @param iouThreshold see {@link NonMaxSuppression}, [0, 1]
 * @param maxPerClass at most so many boxes of a class enter suppression, at least 1
 * @param maxPerImage at most so many detections come out, at least 1
 */
public record DetectionFilter(
        List<String> labels,
        float scoreThreshold,
        float iouThreshold,
        int maxPerClass,
        int maxPerImage)
        implements Serializable {
    private static final Comparator<Detection> BEST_FIRST =
            Comparator.comparing(Detection::score, Comparator.reverseOrder())
                    .thenComparing(Detection::classId)
                    .thenComparing(detection -> detection.box().xMin())
                    .thenComparing(detection -> detection.box().yMin())
                    .thenComparing(detection -> detection.box().xMax())
                    .thenComparing(detection -> detection.box().yMax());

    public DetectionFilter {
        labels = List.copyOf(labels);
        if (!(scoreThreshold >= 0 && scoreThreshold <= 1)) {
            throw new IllegalArgumentException(
                    "score threshold must lie in [0, 1]: %s".formatted(scoreThreshold));
        }
        if (!(iouThreshold >= 0 && iouThreshold <= 1)) {
            throw new IllegalArgumentException(
                    "IoU threshold must lie in [0, 1]: %s".formatted(iouThreshold));
        }
        if (maxPerClass < 1 || maxPerImage < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "at least one detection per class and image must be allowed: %d, %d",
                            maxPerClass,
                            maxPerImage));
        }
    }

    /**
     * Filters one image's boxes.
     *
     * @param raw of a network with as many classes as there are labels
     * @return sorted by score, the highest first, then class, then box; none empty
     * @throws IllegalArgumentException when the number of classes differs
     */
    public List<Detection> detections(RawDetections raw) {
        if (raw.classes() != labels.size()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "the network knows %d classes, the labels name %d",
                            raw.classes(),
                            labels.size()));
        }
        NonMaxSuppression suppression = new NonMaxSuppression(iouThreshold);
        List<Detection> found = new ArrayList<>();
        for (int classId = 0; classId < raw.classes(); classId++) {
            for (int anchor : suppression.keep(raw.boxes(), ranked(raw, classId))) {
                found.add(detection(raw, classId, anchor));
            }
        }
        found.sort(BEST_FIRST);
        return found.stream().limit(maxPerImage).filter(DetectionFilter::hasArea).toList();
    }

    /** The anchors of a class above the threshold, the best first, ties in anchor order. */
    private int[] ranked(RawDetections raw, int classId) {
        long[] keys = new long[raw.anchors()];
        int count = 0;
        for (int anchor = 0; anchor < raw.anchors(); anchor++) {
            float score = raw.scores()[anchor * raw.classes() + classId];
            if (score > scoreThreshold) {
                // Bits of positive floats order as the floats do, so sorting longs ranks them.
                keys[count++] = (long) ~Float.floatToIntBits(score) << Integer.SIZE | anchor;
            }
        }
        Arrays.sort(keys, 0, count);
        int[] anchors = new int[Math.min(count, maxPerClass)];
        for (int i = 0; i < anchors.length; i++) {
            anchors[i] = (int) keys[i];
        }
        return anchors;
    }

    private Detection detection(RawDetections raw, int classId, int anchor) {
        float[] boxes = raw.boxes();
        int at = anchor * 4;
        Box box =
                new Box(
                        clip(boxes[at + 1]),
                        clip(boxes[at]),
                        clip(boxes[at + 3]),
                        clip(boxes[at + 2]));
        float score = raw.scores()[anchor * raw.classes() + classId];
        return new Detection(classId, labels.get(classId), score, box);
    }

    private static float clip(float fraction) {
        return Math.max(0, Math.min(1, fraction));
    }

    private static boolean hasArea(Detection detection) {
        Box box = detection.box();
        return box.xMax() > box.xMin() && box.yMax() > box.yMin();
    }
}
