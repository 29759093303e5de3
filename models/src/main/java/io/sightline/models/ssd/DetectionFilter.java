package io.sightline.models.ssd;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import io.sightline.models.detector.RawDetections;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Turns a network's output for an image into detections: for each class the best boxes above the
 * score threshold, without those that overlap a better one; of those the best of the image, clipped
 * to it.
 *
 * <p>The result depends on nothing but the arguments, to the last bit. Thread-safe.
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
                    "score threshold must be in [0, 1]: %s".formatted(scoreThreshold));
        }
        if (!(iouThreshold >= 0 && iouThreshold <= 1)) {
            throw new IllegalArgumentException(
                    "IoU threshold must be in [0, 1]: %s".formatted(iouThreshold));
        }
        if (maxPerClass < 1 || maxPerImage < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "maximum number of detections must be at least 1: %d per class, %d per image",
                            maxPerClass,
                            maxPerImage));
        }
    }

    /**
     * Filters one image's boxes. Any thread may call it.
     *
     * @param raw of a network with as many classes as there are labels
     * @return sorted by score, the highest first, then class, then box; none empty
     * @throws IllegalArgumentException when the number of classes differs
     */
    public List<Detection> detections(RawDetections raw) {
        return detections(raw, new FilterBuffers());
    }

    /**
     * Filters one image's boxes in memory that is reused. Any thread may call it with buffers of
     * its own.
     *
     * @param raw of a network with as many classes as there are labels
     * @param buffers used by this thread only
     * @return as {@link #detections(RawDetections)}
     * @throws IllegalArgumentException when the number of classes differs
     */
    public List<Detection> detections(RawDetections raw, FilterBuffers buffers) {
        if (raw.classes() != labels.size()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "expected scores of %d classes, as many as there are labels, found %d",
                            labels.size(),
                            raw.classes()));
        }
        buffers.rank(raw, scoreThreshold);
        NonMaxSuppression suppression = new NonMaxSuppression(iouThreshold);
        List<Detection> found = new ArrayList<>();
        for (int classId = 0; classId < raw.classes(); classId++) {
            int start = buffers.start(classId);
            int end = Math.min(buffers.end(classId), start + maxPerClass);
            int keptEnd = suppression.keep(raw.boxes(), buffers.anchors(), start, end);
            for (int i = start; i < keptEnd; i++) {
                found.add(detection(raw, classId, buffers.anchors()[i]));
            }
        }
        found.sort(BEST_FIRST);
        return found.stream().limit(maxPerImage).filter(DetectionFilter::hasArea).toList();
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
